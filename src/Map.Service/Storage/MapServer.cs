namespace Map.Service.Storage;

/// <summary>A PostgreSQL server that has the map.</summary>
/// <param name="name">Its host, for logs and figures.</param>
/// <param name="source">Connections to it.</param>
/// <param name="generation">What it has.</param>
public sealed class MapServer(string name, NpgsqlDataSource source, MapGeneration generation) : IAsyncDisposable
{
    volatile CancellationTokenSource lost = new();
    volatile bool isUp = true;

    public string Name => name;

    public NpgsqlDataSource Source => source;

    public MapGeneration Generation => generation;

    /// <summary>Whether it has answered when it was last asked.</summary>
    public bool IsUp => isUp;

    /// <summary>Cancelled when the server is found not to answer: who waits for it may go to another one. Take it before the wait.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Ends all waits for it, and its idle connections. Nobody is sent to it until <see cref="Found"/>.</summary>
    /// <returns>Whether it was up.</returns>
    public bool Lose()
    {
        var was = isUp;
        isUp = false;
        // Not disposed of: a wait may be about to register with it.
        Interlocked.Exchange(ref lost, new()).Cancel();
        source.Clear();
        return was;
    }

    /// <returns>Whether it was down.</returns>
    public bool Found()
    {
        var was = isUp;
        isUp = true;
        return !was;
    }

    public async ValueTask DisposeAsync()
    {
        await generation.DisposeAsync();
        await source.DisposeAsync();
    }
}
