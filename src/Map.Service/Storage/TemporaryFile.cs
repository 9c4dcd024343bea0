namespace Map.Service.Storage;

/// <summary>A file for a moment.</summary>
static class TemporaryFile
{
    /// <summary>A new file that is deleted when it is closed. Others can open it by its path.</summary>
    public static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete,
        bufferSize: 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
