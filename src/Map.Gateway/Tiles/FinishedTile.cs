using System.IO.Compression;

namespace Map.Gateway.Tiles;

/// <summary>The bytes of a tile as they are sent.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Encoding">How they are encoded; null when they are not.</param>
sealed record FinishedTile(ReadOnlyMemory<byte> Bytes, string? Encoding)
{
    // What fits into one packet arrives no sooner when it is smaller.
    const int WorthEncoding = 1_000;

    public static FinishedTile Of(ReadOnlyMemory<byte> tile, string encoding)
    {
        if (tile.Length < WorthEncoding)
            return new(tile, null);
        using var encoded = new MemoryStream();
        Stream? encoder = encoding switch
        {
            "br" => new BrotliStream(encoded, CompressionLevel.Optimal, leaveOpen: true),
            "gzip" => new GZipStream(encoded, CompressionLevel.Optimal, leaveOpen: true),
            _ => null,
        };
        if (encoder is null)
            return new(tile, null);
        using (encoder)
            encoder.Write(tile.Span);
        return new(encoded.ToArray(), encoding);
    }
}
