namespace Map.Gateway.Exports;

/// <summary>Bounds how many files are made on the disk at a time; the next one waits. Sending one does not count: a slow client would keep others
/// waiting.</summary>
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
        int isReturned;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isReturned, 1) == 0)
                free.Release();
        }
    }
}
