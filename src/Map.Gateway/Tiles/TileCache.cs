using Microsoft.Extensions.Caching.Memory;

namespace Map.Gateway.Tiles;

/// <summary>Keeps the tiles that callers without a key asked for, as they are sent, for as long as the map is in the same state and up
/// to a number of bytes. What several ask for at the same time is made once, and for as long as one of them waits.</summary>
sealed class TileCache(long mostBytes) : IDisposable
{
    // What an entry takes besides its tile and its question, about.
    const int Overhead = 500;

    readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = mostBytes });
    readonly Lock gate = new();
    readonly Dictionary<(TileQuestion, string State), Making> makings = [];

    public ValueTask<FinishedTile> GetAsync(
        TileQuestion question, string state, Func<CancellationToken, Task<FinishedTile>> make, CancellationToken cancellationToken) =>
        Find(question, state) is { } tile ? new(tile) : new(MakeAsync(question, state, make, cancellationToken));

    public void Dispose() => kept.Dispose();

    FinishedTile? Find(TileQuestion question, string state) =>
        kept.TryGetValue(question, out Kept? entry) && entry!.State == state ? entry.Tile : null;

    async Task<FinishedTile> MakeAsync(
        TileQuestion question, string state, Func<CancellationToken, Task<FinishedTile>> make, CancellationToken cancellationToken)
    {
        var key = (question, state);
        Making? making;
        lock (gate)
        {
            // It may have been finished since it was looked for.
            if (Find(question, state) is { } tile)
                return tile;
            if (!makings.TryGetValue(key, out making))
            {
                makings.Add(key, making = new());
                // The request that asks first may be over before the others are, and its context that of another with a key by then.
                using (ExecutionContext.SuppressFlow())
                    making.Tile = Task.Run(() => KeepAsync(key, making, make), CancellationToken.None);
            }

            making.Waiting++;
        }

        try
        {
            return await making.Tile.WaitAsync(cancellationToken);
        }
        finally
        {
            if (IsLeftByAll(key, making))
                await making.Left.CancelAsync();
        }
    }

    async Task<FinishedTile> KeepAsync(
        (TileQuestion Question, string State) key, Making making, Func<CancellationToken, Task<FinishedTile>> make)
    {
        try
        {
            var tile = await make(making.Left.Token);
            var bytes = tile.Bytes.Length + key.Question.Request.Length + Overhead;
            kept.Set(key.Question, new Kept(key.State, tile), new MemoryCacheEntryOptions { Size = bytes });
            return tile;
        }
        finally
        {
            lock (gate)
                Forget(key, making);
        }
    }

    bool IsLeftByAll((TileQuestion, string) key, Making making)
    {
        lock (gate)
            return --making.Waiting == 0 && Forget(key, making);
    }

    // Whoever asks after that has it made anew.
    bool Forget((TileQuestion, string) key, Making making) =>
        makings.TryGetValue(key, out var known) && known == making && makings.Remove(key);

    sealed record Kept(string State, FinishedTile Tile);

    sealed class Making
    {
        public Task<FinishedTile> Tile { get; set; } = null!;

        public CancellationTokenSource Left { get; } = new();

        public int Waiting { get; set; }
    }
}
