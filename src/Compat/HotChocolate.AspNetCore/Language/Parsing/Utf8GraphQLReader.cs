using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace HotChocolate.Language;

/// <summary>
/// Splits UTF-8 text into tokens. The text must be valid UTF-8: the reader compares only ASCII bytes and copies all others.
/// </summary>
ref partial struct Utf8GraphQLReader
{
    static readonly SearchValues<byte> NameContinue =
        SearchValues.Create("_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    readonly ReadOnlySpan<byte> source;
    int position;
    int line = 1;
    int lineStart;

    // How many more bytes than UTF-16 units the current line has so far. Keeps the computation of columns linear.
    int columnShift;

    public Utf8GraphQLReader(ReadOnlySpan<byte> source) => this.source = source;

    public TokenKind Kind { get; private set; } = TokenKind.StartOfFile;

    public int Start { get; private set; }

    public int End { get; private set; }

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    /// <summary>The unescaped value of a string token; empty for every other token.</summary>
    public string StringValue { get; private set; } = "";

    /// <summary>The source text of the token.</summary>
    public readonly ReadOnlySpan<byte> Span => source[Start..End];

    public readonly string GetText() => Encoding.UTF8.GetString(Span);

    public void MoveNext()
    {
        SkipIgnored();
        Start = position;
        Line = line;
        Column = ColumnAt(position);
        StringValue = "";
        Kind = position == source.Length ? TokenKind.EndOfFile : ReadToken();
        End = position;
    }

    TokenKind ReadToken()
    {
        var c = Peek();
        if (IsNameStart(c))
            return ReadName();
        if (c == '-' || char.IsAsciiDigit(c))
            return ReadNumber();
        switch (c)
        {
            case '"':
                return source[position..].StartsWith("\"\"\""u8) ? ReadBlockString() : ReadString();
            case '.' when source[position..].StartsWith("..."u8):
                position += 3;
                return TokenKind.Spread;
        }
        var kind = PunctuatorOf(c);
        if (kind is null)
            throw UnexpectedCharacter();
        position++;
        return kind.Value;
    }

    static TokenKind? PunctuatorOf(char c) => c switch
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

    TokenKind ReadName()
    {
        var length = source[position..].IndexOfAnyExcept(NameContinue);
        position = length < 0 ? source.Length : position + length;
        return TokenKind.Name;
    }

    TokenKind ReadNumber()
    {
        var kind = TokenKind.Integer;
        if (Peek() == '-')
            position++;
        if (Peek() == '0')
        {
            position++;
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
            position++;
            ReadDigits();
        }
        if (Peek() is 'e' or 'E')
        {
            kind = TokenKind.Float;
            position++;
            if (Peek() is '+' or '-')
                position++;
            ReadDigits();
        }
        // 0x1F and 1.2.3 are one invalid number, not two tokens.
        if (Peek() == '.' || IsNameStart(Peek()))
            throw Error($"Invalid number, expected digit but got: {DescribeCharacter()}.");
        return kind;
    }

    void ReadDigits()
    {
        if (!char.IsAsciiDigit(Peek()))
            throw Error($"Invalid number, expected digit but got: {DescribeCharacter()}.");
        var length = source[position..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        position = length < 0 ? source.Length : position + length;
    }

    void SkipIgnored()
    {
        while (position < source.Length)
        {
            switch (source[position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',':
                    position++;
                    break;
                case (byte)'\n' or (byte)'\r':
                    PassNewLine();
                    break;
                case (byte)'#':
                    var length = source[position..].IndexOfAny((byte)'\n', (byte)'\r');
                    PassText(length < 0 ? source.Length : position + length);
                    break;
                case 0xEF when source[position..].StartsWith(ByteOrderMark):
                    PassText(position + ByteOrderMark.Length);
                    break;
                default:
                    return;
            }
        }
    }

    void PassNewLine()
    {
        var carriageReturn = source[position++] == '\r';
        if (carriageReturn && Peek() == '\n')
            position++;
        line++;
        lineStart = position;
        columnShift = 0;
    }

    /// <summary>Advances to <paramref name="end"/>. The skipped text must contain no line terminator.</summary>
    void PassText(int end)
    {
        var text = source[position..end];
        if (!Ascii.IsValid(text))
            columnShift += text.Length - Encoding.UTF8.GetCharCount(text);
        position = end;
    }

    /// <summary>The current byte as a character; NUL, which starts no token, at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly char Peek() => position < source.Length ? (char)source[position] : '\0';

    readonly int ColumnAt(int position) => position - lineStart - columnShift + 1;

    static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';
}
