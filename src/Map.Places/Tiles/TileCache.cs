using Google.Protobuf;

namespace Map.Places.Tiles;

/// <summary>Keeps tiles for as long as the map is what it was, those asked for last, up to a number of bytes. What several ask for at the
/// same time is drawn once, and for as long as one of them waits.</summary>
sealed class TileCache(long mostBytes = TileCache.DefaultBytes)
{
    public const long DefaultBytes = 64 * 1024 * 1024;

    // What an entry takes besides its tile and its filter, about.
    const int Overhead = 300;

    readonly Lock gate = new();
    readonly Dictionary<TileKey, LinkedListNode<Entry>> entries = [];
    readonly LinkedList<Entry> latestFirst = new();
    readonly Dictionary<(TileKey, TileVersion), Drawing> drawings = [];

    /// <summary>How many bytes it holds.</summary>
    public long Bytes { get; private set; }

    public async Task<ByteString> GetAsync(
        TileKey key, TileVersion version, Func<CancellationToken, Task<ByteString>> draw, CancellationToken cancellationToken)
    {
        Drawing? drawing;
        lock (gate)
        {
            if (Find(key, version) is { } tile) return tile;
            if (!drawings.TryGetValue((key, version), out drawing))
            {
                drawing = new Drawing();
                drawings.Add((key, version), drawing);
                drawing.Tile = Task.Run(() => DrawAsync(key, version, drawing, draw), CancellationToken.None);
            }
            drawing.Waiting++;
        }

        try
        {
            return await drawing.Tile.WaitAsync(cancellationToken);
        }
        finally
        {
            if (IsLeftByAll(key, version, drawing)) await drawing.Left.CancelAsync();
        }
    }

    async Task<ByteString> DrawAsync(
        TileKey key, TileVersion version, Drawing drawing, Func<CancellationToken, Task<ByteString>> draw)
    {
        try
        {
            var tile = await draw(drawing.Left.Token);
            lock (gate) Keep(new(key, version, tile));
            return tile;
        }
        finally
        {
            lock (gate) Forget(key, version, drawing);
        }
    }

    ByteString? Find(TileKey key, TileVersion version)
    {
        if (!entries.TryGetValue(key, out var node) || node.Value.Version != version) return null;
        latestFirst.Remove(node);
        latestFirst.AddFirst(node);
        return node.Value.Tile;
    }

    void Keep(Entry entry)
    {
        if (entry.Bytes > mostBytes) return;
        if (entries.TryGetValue(entry.Key, out var before)) Drop(before);
        entries.Add(entry.Key, latestFirst.AddFirst(entry));
        Bytes += entry.Bytes;
        while (Bytes > mostBytes) Drop(latestFirst.Last!);
    }

    void Drop(LinkedListNode<Entry> node)
    {
        latestFirst.Remove(node);
        entries.Remove(node.Value.Key);
        Bytes -= node.Value.Bytes;
    }

    bool IsLeftByAll(TileKey key, TileVersion version, Drawing drawing)
    {
        lock (gate) return --drawing.Waiting == 0 && Forget(key, version, drawing);
    }

    // Whoever asks after that has it drawn anew.
    bool Forget(TileKey key, TileVersion version, Drawing drawing) =>
        drawings.TryGetValue((key, version), out var known) && known == drawing && drawings.Remove((key, version));

    sealed record Entry(TileKey Key, TileVersion Version, ByteString Tile)
    {
        public int Bytes => Tile.Length + Key.Filter.Length + Overhead;
    }

    sealed class Drawing
    {
        public Task<ByteString> Tile { get; set; } = null!;

        public CancellationTokenSource Left { get; } = new();

        public int Waiting { get; set; }
    }
}
