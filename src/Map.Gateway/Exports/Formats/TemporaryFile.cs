namespace Map.Gateway.Exports.Formats;

/// <summary>A file in a folder of its own, which is removed with all that is in it.</summary>
sealed class TemporaryFile : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("map-file-");

    public TemporaryFile(string name) => Path = System.IO.Path.Combine(folder.FullName, name);

    public string Path { get; }

    /// <summary>Copies what it holds.</summary>
    public async Task CopyToAsync(Stream output, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(Path);
        var buffer = new byte[1 << 16];
        while (await file.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            await output.WriteAsync(buffer.AsMemory(0, read), cancellation);
            await output.FlushAsync(cancellation);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
