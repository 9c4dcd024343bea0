using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>KMZ: a KML document in a zip.</summary>
sealed class KmzFormat() : KmlFormat("kmz", "application/vnd.google-earth.kmz")
{
    public override bool IsText => false;

    public override async Task WriteAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation)
    {
        using var zip = new ZippedFile(output, head.Day);
        await using var document = zip.Add("doc.kml");
        await WriteDocumentAsync(head, rows, document, output, cancellation);
    }
}
