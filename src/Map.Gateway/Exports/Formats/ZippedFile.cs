using System.IO.Compression;

namespace Map.Gateway.Exports.Formats;

/// <summary>A zip that is written from its begin to its end. Its entries have the time of the map's day, so that the same rows give the same bytes.
/// </summary>
/// <param name="output">Takes the zip.</param>
/// <param name="day">The day.</param>
sealed class ZippedFile(Stream output, DateOnly day) : IDisposable
{
    readonly ZipArchive zip = new(output, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Begins an entry, which is written before the next one begins.</summary>
    public Stream Add(string name, CompressionLevel level = CompressionLevel.Optimal)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = new(day, TimeOnly.MinValue, TimeSpan.Zero);
        return entry.Open();
    }

    public void Dispose() => zip.Dispose();
}
