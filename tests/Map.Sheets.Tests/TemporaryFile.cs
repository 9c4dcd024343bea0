namespace Map.Sheets.Tests;

sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(byte[] content)
    {
        Content = new(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite, 4096, FileOptions.DeleteOnClose);
        Content.Write(content);
        Content.Flush();
    }

    public FileStream Content { get; }

    public void Dispose() => Content.Dispose();
}
