using System.Buffers;
using System.Text;

namespace HotChocolate.Language;

ref partial struct Utf8GraphQLReader
{
    // A longer escape cannot be a Unicode scalar value. The limit bounds the length of the quote in the error.
    const int LongestBracedEscape = 12;

    static readonly SearchValues<byte> StringEvents = SearchValues.Create("\"\\\n\r"u8);

    TokenKind ReadString()
    {
        position++;
        StringBuilder? decoded = null;
        while (true)
        {
            var length = source[position..].IndexOfAny(StringEvents);
            var start = position;
            PassText(length < 0 ? source.Length : position + length);
            var text = source[start..position];
            switch (Peek())
            {
                case '"' when length >= 0:
                    position++;
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

    void ReadEscape(StringBuilder decoded)
    {
        var next = position + 1 < source.Length ? source[position + 1] : (byte)0;
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
        position += 2;
    }

    void ReadUnicodeEscape(StringBuilder decoded)
    {
        if (position + 2 < source.Length && source[position + 2] == '{')
        {
            ReadBracedEscape(decoded);
            return;
        }
        var unit = ReadFourDigits(position);
        if (unit >= 0 && !char.IsSurrogate((char)unit))
        {
            decoded.Append((char)unit);
            position += 6;
            return;
        }
        // A character outside the Basic Multilingual Plane, written as a surrogate pair. An unpaired surrogate is an error.
        if (unit >= 0 && char.IsHighSurrogate((char)unit))
        {
            var low = ReadFourDigits(position + 6);
            if (low >= 0 && char.IsLowSurrogate((char)low))
            {
                decoded.Append((char)unit).Append((char)low);
                position += 12;
                return;
            }
        }
        throw Error($"Invalid Unicode escape sequence: \"{Quote(6)}\".");
    }

    void ReadBracedEscape(StringBuilder decoded)
    {
        var value = 0;
        var size = 3;
        for (; size < LongestBracedEscape && position + size < source.Length; size++)
        {
            var c = source[position + size];
            if (c == '}')
                break;
            if (!char.IsAsciiHexDigit((char)c))
                throw Error($"Invalid Unicode escape sequence: \"{Quote(size + 1)}\".");
            // Stops adding digits once the value is too large, so that it cannot overflow back into the valid range.
            value = value > 0x10FFFF ? value : (value << 4) | HexValue(c);
        }
        var closed = position + size < source.Length && source[position + size] == '}';
        if (!closed || size == 3 || !Rune.IsValid(value))
            throw Error($"Invalid Unicode escape sequence: \"{Quote(size + 1)}\".");
        decoded.Append(new Rune(value).ToString());
        position += size + 1;
    }

    /// <summary>The value of the <c>\uXXXX</c> at a position, or -1 if there is no such escape.</summary>
    readonly int ReadFourDigits(int position)
    {
        if (position + 6 > source.Length || source[position] != '\\' || source[position + 1] != 'u')
            return -1;
        var value = 0;
        foreach (var c in source.Slice(position + 2, 4))
        {
            if (!char.IsAsciiHexDigit((char)c))
                return -1;
            value = (value << 4) | HexValue(c);
        }
        return value;
    }

    static int HexValue(byte c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    TokenKind ReadBlockString()
    {
        position += 3;
        var start = position;
        StringBuilder? unescaped = null;
        while (true)
        {
            var length = source[position..].IndexOfAny(StringEvents);
            PassText(length < 0 ? source.Length : position + length);
            if (length < 0)
                throw Error("Unterminated string.");
            switch (source[position])
            {
                case (byte)'\n' or (byte)'\r':
                    PassNewLine();
                    break;
                case (byte)'"' when source[position..].StartsWith("\"\"\""u8):
                    var text = source[start..position];
                    var raw = unescaped is null ? Encoding.UTF8.GetString(text) : Append(unescaped, text).ToString();
                    position += 3;
                    StringValue = BlockString.Dedent(raw);
                    return TokenKind.BlockString;
                case (byte)'\\' when source[position..].StartsWith("\\\"\"\""u8):
                    Append(unescaped ??= new StringBuilder(), source[start..position]).Append("\"\"\"");
                    position += 4;
                    start = position;
                    break;
                default:
                    position++;
                    break;
            }
        }
    }

    static StringBuilder Append(StringBuilder builder, ReadOnlySpan<byte> text) => builder.Append(Encoding.UTF8.GetString(text));

    /// <summary>At most <paramref name="length"/> UTF-16 units from the current position, without splitting a surrogate pair.</summary>
    readonly string Quote(int length)
    {
        var text = Encoding.UTF8.GetString(source.Slice(position, Math.Min(4 * length, source.Length - position)));
        if (text.Length <= length)
            return text;
        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
