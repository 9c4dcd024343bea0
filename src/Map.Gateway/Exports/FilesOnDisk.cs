namespace Map.Gateway.Exports;

/// <summary>Bounds how many files are made on the disk at a time; the next one waits.</summary>
sealed class FilesOnDisk : IDisposable
{
    const int Most = 4;

    readonly SemaphoreSlim free = new(Most);

    /// <summary>Waits for a place, which is given back when the result is disposed of.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation);
        return new Place(free);
    }

    public void Dispose() => free.Dispose();

    sealed class Place(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
