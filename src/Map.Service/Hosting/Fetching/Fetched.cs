namespace Map.Service.Hosting.Fetching;

/// <summary>What a fetch found.</summary>
/// <param name="File">The file, from its begin; null when it is not modified.</param>
/// <param name="Name">Its name.</param>
/// <param name="ETag">By which the server knows it again.</param>
/// <param name="LastModified">When the server says that it last changed.</param>
sealed record Fetched(FileStream? File, string Name, string? ETag, string? LastModified) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => File?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Copies a file.</summary>
    /// <param name="from">The file.</param>
    /// <param name="maximum">How long it may be, in bytes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FetchException">It is larger.</exception>
    public static async Task<FileStream> CopyAsync(Stream from, long maximum, CancellationToken cancellationToken)
    {
        var file = TemporaryFile.Create();
        try
        {
            var buffer = new byte[1 << 16];
            while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                if (file.Length + read > maximum) throw TooLarge(maximum);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            await file.FlushAsync(cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public static FetchException TooLarge(long maximum) => new($"has more than {maximum >> 20} MB.");
}
