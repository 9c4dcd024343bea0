using System.Buffers;
using System.Text;

namespace HotChocolate.Language;

internal ref partial struct Utf8GraphQLReader
{
    // Any that is not a scalar value is refused, so longer ones need not be looked at: a bound on what an error quotes.
    private const int LongestBracedEscape = 12;

    private static readonly SearchValues<byte> StringEvents = SearchValues.Create("\"\\\n\r"u8);

    private TokenKind ReadString()
    {
        _position++;
        StringBuilder? decoded = null;
        while (true)
        {
            var length = _source[_position..].IndexOfAny(StringEvents);
            var start = _position;
            PassText(length < 0 ? _source.Length : _position + length);
            var text = _source[start.._position];
            switch (Peek())
            {
                case '"' when length >= 0:
                    _position++;
                    StringValue = decoded is null ? Encoding.UTF8.GetString(text) : Append(decoded, text).ToString();
                    return TokenKind.String;
                case '\\' when length >= 0:
                    Append(decoded ??= new StringBuilder(), text);
                    ReadEscape(decoded);
                    break;
                default:
                    throw Error("Unterminated string.");
            }
        }
    }

    private void ReadEscape(StringBuilder decoded)
    {
        var next = _position + 1 < _source.Length ? _source[_position + 1] : (byte)0;
        if (next == 'u')
        {
            ReadUnicodeEscape(decoded);
            return;
        }
        char? c = next switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => null,
        };
        if (c is null)
            throw Error($"Invalid character escape sequence: \"{Quote(2)}\".");
        decoded.Append(c);
        _position += 2;
    }

    private void ReadUnicodeEscape(StringBuilder decoded)
    {
        if (_position + 2 < _source.Length && _source[_position + 2] == '{')
        {
            ReadBracedEscape(decoded);
            return;
        }
        var unit = ReadFourDigits(_position);
        if (unit >= 0 && !char.IsSurrogate((char)unit))
        {
            decoded.Append((char)unit);
            _position += 6;
            return;
        }
        // A character beyond the basic plane, written as its two UTF-16 halves. A half alone is no character.
        if (unit >= 0 && char.IsHighSurrogate((char)unit))
        {
            var low = ReadFourDigits(_position + 6);
            if (low >= 0 && char.IsLowSurrogate((char)low))
            {
                decoded.Append((char)unit).Append((char)low);
                _position += 12;
                return;
            }
        }
        throw Error($"Invalid Unicode escape sequence: \"{Quote(6)}\".");
    }

    private void ReadBracedEscape(StringBuilder decoded)
    {
        var value = 0;
        var size = 3;
        for (; size < LongestBracedEscape && _position + size < _source.Length; size++)
        {
            var c = _source[_position + size];
            if (c == '}')
                break;
            if (!char.IsAsciiHexDigit((char)c))
                throw Error($"Invalid Unicode escape sequence: \"{Quote(size + 1)}\".");
            // Once too large it stays as it is, so that it cannot overflow back into range.
            value = value > 0x10FFFF ? value : (value << 4) | HexValue(c);
        }
        var closed = _position + size < _source.Length && _source[_position + size] == '}';
        if (!closed || size == 3 || !Rune.IsValid(value))
            throw Error($"Invalid Unicode escape sequence: \"{Quote(size + 1)}\".");
        decoded.Append(new Rune(value).ToString());
        _position += size + 1;
    }

    /// <summary>The value of <c>\uXXXX</c> at a position, or -1 if that is not what stands there.</summary>
    private readonly int ReadFourDigits(int position)
    {
        if (position + 6 > _source.Length || _source[position] != '\\' || _source[position + 1] != 'u')
            return -1;
        var value = 0;
        foreach (var c in _source.Slice(position + 2, 4))
        {
            if (!char.IsAsciiHexDigit((char)c))
                return -1;
            value = (value << 4) | HexValue(c);
        }
        return value;
    }

    private static int HexValue(byte c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private TokenKind ReadBlockString()
    {
        _position += 3;
        var start = _position;
        StringBuilder? unescaped = null;
        while (true)
        {
            var length = _source[_position..].IndexOfAny(StringEvents);
            PassText(length < 0 ? _source.Length : _position + length);
            if (length < 0)
                throw Error("Unterminated string.");
            switch (_source[_position])
            {
                case (byte)'\n' or (byte)'\r':
                    PassNewLine();
                    break;
                case (byte)'"' when _source[_position..].StartsWith("\"\"\""u8):
                    var text = _source[start.._position];
                    var raw = unescaped is null ? Encoding.UTF8.GetString(text) : Append(unescaped, text).ToString();
                    _position += 3;
                    StringValue = BlockString.Dedent(raw);
                    return TokenKind.BlockString;
                case (byte)'\\' when _source[_position..].StartsWith("\\\"\"\""u8):
                    Append(unescaped ??= new StringBuilder(), _source[start.._position]).Append("\"\"\"");
                    _position += 4;
                    start = _position;
                    break;
                default:
                    _position++;
                    break;
            }
        }
    }

    private static StringBuilder Append(StringBuilder builder, ReadOnlySpan<byte> text) => builder.Append(Encoding.UTF8.GetString(text));

    private readonly string Quote(int length) =>
        Encoding.UTF8.GetString(_source.Slice(_position, Math.Min(length, _source.Length - _position)));
}
