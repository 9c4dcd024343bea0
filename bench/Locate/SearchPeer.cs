using Map.Bench.Load;
using Map.Gazetteer;

namespace Map.Bench.Locate;

/// <summary>The search alone, without gRPC.</summary>
sealed class SearchPeer(Atlas atlas, string[] texts) : IPeer
{
    int next;

    public string Name => "search alone";

    public Task CallAsync()
    {
        new Map.Gazetteer.Search(atlas, near: null, most: 5).Run(texts[(uint)Interlocked.Increment(ref next) % texts.Length]);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
    }
}
