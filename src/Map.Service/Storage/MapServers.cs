namespace Map.Service.Storage;

/// <summary>
/// The servers of the map: the primary, and its replicas where there are any. The one place that chooses which of them a call reads from. All that a call reads, and
/// the position that it says it is of, come from that one server.
/// </summary>
/// <remarks>A replica replays whole transactions, and transactions that change the map wait for each other in the order of their revisions: so it always has the map as it was
/// at some revision, and no two servers disagree about which of two changes came first.</remarks>
public sealed class MapServers(MapServer primary, IReadOnlyList<MapServer> hosts) : IAsyncDisposable
{
    readonly AsyncLocal<MapServer?> ofCall = new();
    uint turn;
    long readsOfReplicas, readsOfPrimary;

    /// <summary>The server that can be written to, whichever that is.</summary>
    public MapServer Primary => primary;

    /// <summary>Each server by itself, the primary among them; empty when there is only one.</summary>
    public IReadOnlyList<MapServer> Hosts => hosts;

    /// <summary>The server of the present call; the primary outside of calls and for those that write.</summary>
    public MapServer OfCall => ofCall.Value ?? primary;

    /// <summary>How many calls that read the map were sent to replicas, and to the primary.</summary>
    public (long Replicas, long Primary) Reads => (Volatile.Read(ref readsOfReplicas), Volatile.Read(ref readsOfPrimary));

    /// <summary>Where the present call reads the map.</summary>
    public NpgsqlDataSource ForReading => OfCall.Source;

    /// <summary>One server, as its own primary.</summary>
    public static MapServers Only(NpgsqlDataSource source, ILogger<MapGeneration>? logger = null) =>
        new(new("primary", source, new(source, logger ?? Microsoft.Extensions.Logging.Abstractions.NullLogger<MapGeneration>.Instance)), []);

    /// <summary>Has what follows in this call read from a server.</summary>
    public void Enter(MapServer server) => ofCall.Value = server;

    /// <summary>Whether no failover can take back what a server had at a position: the primary has confirmed it, or each replica has it, so that whichever becomes the next
    /// primary has it, too. A replica gets a change before that.</summary>
    public bool IsKept(MapPosition position)
    {
        if (Has(primary.Generation.Last)) return true;
        var replicas = 0;
        foreach (var host in hosts)
        {
            if (host.Generation.Last is { IsReplica: false }) continue;
            if (!Has(host.Generation.Last)) return false;
            replicas++;
        }

        return replicas > 0;

        bool Has(MapReading? known) => known?.Position.Generation == position.Generation && known.Position.Revision >= position.Revision;
    }

    /// <summary>A server that has everything up to a position: a replica in turn, or else the primary.</summary>
    /// <param name="atLeast">What the caller has seen already.</param>
    /// <param name="without">A server that has just failed the call.</param>
    public MapServer Choose(MapPosition atLeast, MapServer? without = null)
    {
        // Of another restore than the primary, a replica may have the map of before as well as that of after.
        var generation = primary.Generation.Last?.Generation;
        var first = Interlocked.Increment(ref turn);
        // Without a primary nobody waits for what only its log had: every revision that it confirmed is on a replica.
        if (without == primary || !primary.IsUp) atLeast = atLeast with { Log = 0 };
        MapServer? ahead = null;
        for (var i = 0; i < hosts.Count; i++)
        {
            var server = hosts[(int)((first + i) % hosts.Count)];
            if (server == without || !server.IsUp || server.Generation.Last is not { IsReplica: true } known
                || (generation is not null && known.Generation != generation) || !known.Position.Includes(atLeast))
                continue;
            if (IsKept(known.Position)) return Count(server, ref readsOfReplicas);
            // What it has more will be confirmed in a moment, mostly.
            ahead ??= server;
        }

        return ahead is null ? Count(primary, ref readsOfPrimary) : Count(ahead, ref readsOfReplicas);

        static MapServer Count(MapServer server, ref long reads)
        {
            Interlocked.Increment(ref reads);
            return server;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in hosts) await server.DisposeAsync();
        await primary.DisposeAsync();
    }
}
