namespace Map.Gateway.Tests.Hosting;

/// <summary>A gateway in front of the invented service.</summary>
public sealed class InventedMap : IAsyncLifetime
{
    internal InventedService Upstream { get; private set; } = null!;

    internal TestGateway Gateway { get; private set; } = null!;

    internal InventedPlaces Places => Upstream.Places;

    public async Task InitializeAsync()
    {
        Upstream = await InventedService.StartAsync();
        Gateway = await TestGateway.StartAsync(Upstream.Address);
    }

    public async Task DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Upstream.DisposeAsync();
    }
}
