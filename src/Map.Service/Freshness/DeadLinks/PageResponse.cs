using System.Text;
using System.Text.RegularExpressions;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>The answer to one request.</summary>
/// <param name="Status">The HTTP status; 0 when there was none.</param>
/// <param name="Failure">Why there was none, as a sentence.</param>
sealed partial record PageResponse(int Status, string? Failure)
{
    /// <summary>Whether there is no such host.</summary>
    public bool IsNoHost { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where it leads.</summary>
    public Uri? Location { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>Its X-Robots-Tag.</summary>
    public string Robots { get; init; } = "";

    public string? MediaType { get; init; }

    public string? Charset { get; init; }

    /// <summary>Whether its headers say that it is a challenge for programs.</summary>
    public bool IsChallenge { get; init; }

    public byte[] Bytes { get; init; } = [];

    /// <summary>Whether the bytes are all of it.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether it is a page of HTML.</summary>
    public bool IsPage => MediaType is "text/html" or "application/xhtml+xml" || (MediaType is null or "text/plain" && LooksLikePage());

    public static PageResponse Failed(string reason) => new(0, reason);

    /// <summary>What it says; null when it is no page, or cannot be read.</summary>
    public PageText? Read() => IsPage ? PageReader.Read(Text(), Robots) : null;

    /// <summary>The bytes as text: by a byte order mark, the header, the page itself, else UTF-8.</summary>
    public string Text()
    {
        using var reader = new StreamReader(new MemoryStream(Bytes), Named(Charset) ?? Named(Declared()) ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    string? Declared() => Charsets().Match(Encoding.Latin1.GetString(Bytes, 0, Math.Min(Bytes.Length, 2048))) is { Success: true } found ? found.Groups[1].Value : null;

    bool LooksLikePage()
    {
        var start = Encoding.Latin1.GetString(Bytes, 0, Math.Min(Bytes.Length, 512)).TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    static Encoding? Named(string? name)
    {
        try
        {
            return name is { Length: > 0 } ? Encoding.GetEncoding(name) : null;
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Charsets();
}
