using Map.Service.Storage;
using Map.Testing.Running;

namespace Map.Deploy.Tests.Proxies;

/// <summary>A gateway and a service as processes of their own, for proxies of this machine.</summary>
public sealed class ProxiedMap : IAsyncLifetime
{
    TestDatabase database = null!;
    Npgsql.NpgsqlDataSource source = null!;
    MapProcess service = null!;
    MapProcess gateway = null!;

    /// <summary>How many files a caller may have before it is refused.</summary>
    public const int Files = 4;

    public Uri Gateway { get; private set; } = null!;

    public MapBuilder Map { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        database = await MigratedDatabase.CloneAsync();
        source = MapDatabase.Connect(database.ConnectionString);
        Map = new(source);
        (service, var places) = await MapProcess.StartAsync(
            "Map.Service.dll", ("MAP_DATABASE", database.ConnectionString), ("MAP_PLACES_URL", "http://127.0.0.1:0"));
        (gateway, Gateway) = await MapProcess.StartAsync(
            "Map.Gateway.dll", ("MAP_PLACES_URL", places.ToString()), ("MAP_GATEWAY_URL", "http://127.0.0.1:0"),
            // A file costs 5,000: a budget for four, which takes hours to refill.
            ("MAP_RATE_BURST", $"{Files * 5_000 + 500}"), ("MAP_RATE_COST_PER_SECOND", "1"), ("MAP_TRUSTED_PROXIES", "127.0.0.1"));
    }

    public async Task DisposeAsync()
    {
        await gateway.DisposeAsync();
        await service.DisposeAsync();
        await source.DisposeAsync();
        await database.DisposeAsync();
    }
}
