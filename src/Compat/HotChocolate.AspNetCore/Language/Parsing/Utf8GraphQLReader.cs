using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace HotChocolate.Language;

/// <summary>
/// Splits UTF-8 text into tokens. The text must be valid UTF-8: the reader looks only for ASCII and passes everything else through.
/// </summary>
internal ref partial struct Utf8GraphQLReader
{
    private static readonly SearchValues<byte> NameContinue =
        SearchValues.Create("_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private readonly ReadOnlySpan<byte> _source;
    private int _position;
    private int _line = 1;
    private int _lineStart;

    // Bytes of the current line, as far as read, that are no UTF-16 unit of their own. Keeps columns right in linear time.
    private int _columnShift;

    public Utf8GraphQLReader(ReadOnlySpan<byte> source) => _source = source;

    public TokenKind Kind { get; private set; } = TokenKind.StartOfFile;

    public int Start { get; private set; }

    public int End { get; private set; }

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    /// <summary>Of a string, its meaning; empty for every other token.</summary>
    public string StringValue { get; private set; } = "";

    /// <summary>The token as written.</summary>
    public readonly ReadOnlySpan<byte> Span => _source[Start..End];

    public readonly string GetText() => Encoding.UTF8.GetString(Span);

    public void MoveNext()
    {
        SkipIgnored();
        Start = _position;
        Line = _line;
        Column = ColumnAt(_position);
        StringValue = "";
        Kind = _position == _source.Length ? TokenKind.EndOfFile : ReadToken();
        End = _position;
    }

    private TokenKind ReadToken()
    {
        var c = Peek();
        if (IsNameStart(c))
            return ReadName();
        if (c == '-' || char.IsAsciiDigit(c))
            return ReadNumber();
        switch (c)
        {
            case '"':
                return _source[_position..].StartsWith("\"\"\""u8) ? ReadBlockString() : ReadString();
            case '.' when _source[_position..].StartsWith("..."u8):
                _position += 3;
                return TokenKind.Spread;
        }
        var kind = PunctuatorOf(c);
        if (kind is null)
            throw UnexpectedCharacter();
        _position++;
        return kind.Value;
    }

    private static TokenKind? PunctuatorOf(char c) => c switch
    {
        '!' => TokenKind.Bang,
        '$' => TokenKind.Dollar,
        '&' => TokenKind.Ampersand,
        '(' => TokenKind.LeftParenthesis,
        ')' => TokenKind.RightParenthesis,
        ':' => TokenKind.Colon,
        '=' => TokenKind.Equal,
        '@' => TokenKind.At,
        '[' => TokenKind.LeftBracket,
        ']' => TokenKind.RightBracket,
        '{' => TokenKind.LeftBrace,
        '|' => TokenKind.Pipe,
        '}' => TokenKind.RightBrace,
        _ => null,
    };

    private TokenKind ReadName()
    {
        var length = _source[_position..].IndexOfAnyExcept(NameContinue);
        _position = length < 0 ? _source.Length : _position + length;
        return TokenKind.Name;
    }

    private TokenKind ReadNumber()
    {
        var kind = TokenKind.Integer;
        if (Peek() == '-')
            _position++;
        if (Peek() == '0')
        {
            _position++;
            if (char.IsAsciiDigit(Peek()))
                throw Error($"Invalid number, unexpected digit after 0: {DescribeCharacter()}.");
        }
        else
        {
            ReadDigits();
        }
        if (Peek() == '.')
        {
            kind = TokenKind.Float;
            _position++;
            ReadDigits();
        }
        if (Peek() is 'e' or 'E')
        {
            kind = TokenKind.Float;
            _position++;
            if (Peek() is '+' or '-')
                _position++;
            ReadDigits();
        }
        // 0x1F and 1.2.3 are one mistake, not two tokens.
        if (Peek() == '.' || IsNameStart(Peek()))
            throw Error($"Invalid number, expected digit but got: {DescribeCharacter()}.");
        return kind;
    }

    private void ReadDigits()
    {
        if (!char.IsAsciiDigit(Peek()))
            throw Error($"Invalid number, expected digit but got: {DescribeCharacter()}.");
        var length = _source[_position..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        _position = length < 0 ? _source.Length : _position + length;
    }

    private void SkipIgnored()
    {
        while (_position < _source.Length)
        {
            switch (_source[_position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',':
                    _position++;
                    break;
                case (byte)'\n' or (byte)'\r':
                    PassNewLine();
                    break;
                case (byte)'#':
                    var length = _source[_position..].IndexOfAny((byte)'\n', (byte)'\r');
                    PassText(length < 0 ? _source.Length : _position + length);
                    break;
                case 0xEF when _source[_position..].StartsWith(ByteOrderMark):
                    PassText(_position + ByteOrderMark.Length);
                    break;
                default:
                    return;
            }
        }
    }

    private void PassNewLine()
    {
        var carriageReturn = _source[_position++] == '\r';
        if (carriageReturn && Peek() == '\n')
            _position++;
        _line++;
        _lineStart = _position;
        _columnShift = 0;
    }

    /// <summary>Goes on to <paramref name="end"/>, past text that holds no line terminator.</summary>
    private void PassText(int end)
    {
        var text = _source[_position..end];
        if (!Ascii.IsValid(text))
            _columnShift += text.Length - Encoding.UTF8.GetCharCount(text);
        _position = end;
    }

    /// <summary>The byte here, as a character to compare with; NUL, which starts no token, at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly char Peek() => _position < _source.Length ? (char)_source[_position] : '\0';

    private readonly int ColumnAt(int position) => position - _lineStart - _columnShift + 1;

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';
}
