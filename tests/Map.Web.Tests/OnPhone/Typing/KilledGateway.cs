using Map.Testing.Running;
using Map.Web.Tests.Running;

namespace Map.Web.Tests.OnPhone.Typing;

/// <summary>A gateway as a process of its own, which is killed and started again at the same address.</summary>
sealed class KilledGateway : IAsyncDisposable
{
    readonly (string, string)[] settings;
    MapProcess process = null!;

    KilledGateway(RehearsedMap map, Random random)
    {
        Address = FreePort.Address(random);
        settings = [("MAP_GATEWAY_URL", Address.ToString()), ("MAP_PLACES_URL", map.Service), ("MAP_RATE_COST_PER_SECOND", "0")];
    }

    public Uri Address { get; }

    public static async Task<KilledGateway> StartAsync(RehearsedMap map, Random random)
    {
        var gateway = new KilledGateway(map, random);
        await gateway.StartAsync();
        return gateway;
    }

    public ValueTask KillAsync() => process.DisposeAsync();

    public async Task StartAsync() => (process, _) = await MapProcess.StartAsync("Map.Gateway.dll", settings);

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
