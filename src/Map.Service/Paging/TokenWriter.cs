using System.Globalization;
using System.Text;

namespace Map.Service.Paging;

/// <summary>Writes values as <see cref="BinaryReader.ReadString"/> reads them: the length, seven bits at a time, then the text in UTF-8.
/// Every row of a page has a token, so it writes to the caller's stack as long as there is room.</summary>
ref struct TokenWriter(Span<byte> buffer)
{
    // The most bytes of a number or an id, and of the length of a text.
    const int LongestValue = 48;
    const int LongestLength = 5;

    Span<byte> bytes = buffer;

    public int Length { get; private set; }

    public readonly Span<byte> Written => bytes[..Length];

    public void Bytes(scoped ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(bytes[Length..]);
        Length += value.Length;
    }

    public void Text(scoped ReadOnlySpan<char> value)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        Reserve(LongestLength + count);
        WriteLength(count);
        Length += Encoding.UTF8.GetBytes(value, bytes[Length..]);
    }

    /// <summary>An id or a number, written in the invariant culture.</summary>
    public void Value<T>(T value) where T : IUtf8SpanFormattable
    {
        Reserve(1 + LongestValue);
        // Shorter than 128 bytes, so that its length takes one of them.
        if (!value.TryFormat(bytes[(Length + 1)..], out var count, default, CultureInfo.InvariantCulture) || count > LongestValue)
            throw new ArgumentException("is neither an id nor a number.", nameof(value));
        bytes[Length] = (byte)count;
        Length += 1 + count;
    }

    void WriteLength(int count)
    {
        for (var rest = (uint)count; ; rest >>= 7)
        {
            bytes[Length++] = (byte)(rest < 0x80 ? rest : rest | 0x80);
            if (rest < 0x80) return;
        }
    }

    void Reserve(int count)
    {
        if (Length + count <= bytes.Length) return;
        var larger = new byte[Math.Max(2 * bytes.Length, Length + count)];
        Written.CopyTo(larger);
        bytes = larger;
    }
}
