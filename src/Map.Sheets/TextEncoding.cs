using System.Text;
using UtfUnknown;

namespace Map.Sheets;

/// <summary>Tells how a text is encoded, by its byte order mark or by its bytes.</summary>
public static class TextEncoding
{
    const int Sample = 1 << 20;

    // A guess at another Western code page is one at Windows-1252, which has their letters at the same places.
    static readonly string[] WesternLike = ["windows-1252", "iso-8859-1", "iso-8859-15", "ascii"];

    const float Sure = 0.6f;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Windows-1252.</summary>
    public static Encoding Western => Encoding.GetEncoding(1252);

    /// <summary>Of a whole file: UTF-8 only if all of it is.</summary>
    /// <exception cref="SheetException">It is no text.</exception>
    public static Encoding Of(Stream file)
    {
        file.Position = 0;
        var sample = new byte[Math.Min(Sample, file.Length)];
        file.ReadExactly(sample);
        if (Marked(sample) is null && sample.Contains((byte)0))
            throw new SheetException("is neither a text nor a format that is read: spreadsheets, CSV, JSON, GeoJSON, KML, GPX and GeoPackage are.");
        var encoding = Marked(sample) ?? (IsUtf8(file) ? new UTF8Encoding(false) : Guess(sample));
        file.Position = 0;
        return encoding;
    }

    /// <summary>Good enough to read the first characters.</summary>
    public static Encoding OfHead(ReadOnlySpan<byte> head) => Marked(head) ?? Encoding.Latin1;

    static Encoding? Marked(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) return new UTF8Encoding(true);
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode;
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode;
        // Text of two bytes each has zeros at every other place, where it is Latin, and text of one byte has none.
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < Math.Min(bytes.Length, 1024); i += 2)
        {
            if (bytes[i] == 0) even++;
            if (bytes[i + 1] == 0) odd++;
        }

        var pairs = Math.Min(bytes.Length, 1024) / 2;
        if (pairs > 0 && odd > pairs / 2 && even == 0) return Encoding.Unicode;
        if (pairs > 0 && even > pairs / 2 && odd == 0) return Encoding.BigEndianUnicode;
        return null;
    }

    static bool IsUtf8(Stream file)
    {
        file.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[1 << 16];
        var characters = new char[(1 << 16) + 4];
        try
        {
            while (true)
            {
                var read = file.Read(bytes);
                decoder.GetChars(bytes.AsSpan(0, read), characters, flush: read == 0);
                if (read == 0) return true;
            }
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    static Encoding Guess(byte[] sample)
    {
        var found = CharsetDetector.DetectFromBytes(sample).Detected;
        return found?.Encoding is { } encoding && found.Confidence > Sure && !WesternLike.Contains(encoding.WebName)
            && encoding is not UTF8Encoding ? encoding : Western;
    }
}
