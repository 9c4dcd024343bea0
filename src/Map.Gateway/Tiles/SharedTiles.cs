using Google.Protobuf;

namespace Map.Gateway.Tiles;

/// <summary>
/// Joins concurrent requests for one tile into one call. A large tile takes seconds, and a popular page requests it in many browsers at
/// once. The call goes on when its first request is aborted, and ends when no request waits for it.
/// </summary>
public sealed class SharedTiles(TimeProvider time)
{
    // A finished tile is held until the output cache surely has it, so that no request falls into the gap.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    readonly Lock sync = new();
    readonly Dictionary<string, Call> calls = new(StringComparer.Ordinal);

    /// <param name="tag">The ETag, which names the tile and the data version.</param>
    /// <param name="call">Requests it from the service.</param>
    public async Task<ByteString> GetAsync(
        string tag, Func<CancellationToken, Task<ByteString>> call, CancellationToken cancellationToken)
    {
        Call? shared;
        lock (sync)
        {
            if (!calls.TryGetValue(tag, out shared))
            {
                calls.Add(tag, shared = new());
                // The call may outlive this request, whose HttpContext may then be reused by a request with a key.
                using (ExecutionContext.SuppressFlow())
                    shared.Tile = Task.Run(() => RunAsync(tag, shared, call), CancellationToken.None);
            }

            shared.Waiting++;
        }

        try
        {
            return await shared.Tile.WaitAsync(cancellationToken);
        }
        finally
        {
            if (IsAbandoned(tag, shared))
                await shared.Abandoned.CancelAsync();
        }
    }

    async Task<ByteString> RunAsync(string tag, Call shared, Func<CancellationToken, Task<ByteString>> call)
    {
        try
        {
            var tile = await call(shared.Abandoned.Token);
            _ = RemoveLaterAsync(tag, shared);
            return tile;
        }
        catch
        {
            lock (sync)
                Remove(tag, shared);
            throw;
        }
    }

    async Task RemoveLaterAsync(string tag, Call shared)
    {
        await Task.Delay(Grace, time);
        lock (sync)
            Remove(tag, shared);
    }

    bool IsAbandoned(string tag, Call shared)
    {
        lock (sync)
            return --shared.Waiting == 0 && !shared.Tile.IsCompleted && Remove(tag, shared);
    }

    // By identity: another call for the same tile may have been started since.
    bool Remove(string tag, Call shared) => calls.TryGetValue(tag, out var current) && current == shared && calls.Remove(tag);

    sealed class Call
    {
        public Task<ByteString> Tile { get; set; } = null!;

        public CancellationTokenSource Abandoned { get; } = new();

        public int Waiting { get; set; }
    }
}
