using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>A format of files.</summary>
/// <param name="extension">Behind the dot of the name of a file, such as csv or hsds.json.</param>
/// <param name="mediaType">Its media type.</param>
public abstract class FileFormat(string extension, string mediaType)
{
    public string Extension => extension;

    public string MediaType => mediaType;

    /// <summary>Whether it is made on the disk, because its parts refer to each other.</summary>
    public virtual bool IsMadeOnDisk => false;

    /// <summary>Whether it is worth compressing.</summary>
    public virtual bool IsText => true;

    /// <summary>Writes a file. The same rows give the same bytes. After each part of the rows it flushes the output, which waits for the caller to take
    /// them; the last bytes are flushed by who called.</summary>
    public abstract Task WriteAsync(FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation);
}
