using System.Net;
using System.Net.Sockets;
using Map.Gateway.Tests.Hosting;
using Map.Gateway.Upstream;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.Upstream;

public class SeveralServicesTests
{
    const string Query = "{ places(first: 1) { nodes { name } } }";

    [Fact]
    public async Task Queries_go_to_all_services_in_turn()
    {
        await using var one = await InventedService.StartAsync();
        await using var two = await InventedService.StartAsync();
        await using var gateway = await TestGateway.StartOverAsync($"{one.Address},{two.Address}");

        await Patience.UntilAsync(
            () => one.Log.Calls.Count > 0 && two.Log.Calls.Count > 0, () => gateway.DataAsync(Query), "a query at each service");
        var before = one.Log.Calls.Count;
        for (var i = 0; i < 10; i++)
            await gateway.DataAsync(Query);

        Assert.Equal(before + 5, one.Log.Calls.Count);
    }

    [Fact]
    public async Task Queries_go_on_when_one_service_stops_and_return_to_it_when_it_is_back()
    {
        var one = await InventedService.StartAsync();
        var port = one.Address.Port;
        await using var two = await InventedService.StartAsync();
        await using var gateway = await TestGateway.StartOverAsync($"{one.Address},{two.Address}");
        await Patience.UntilAsync(() => one.Log.Calls.Count > 0, () => gateway.DataAsync(Query), "a query at the first service");

        await one.DisposeAsync();
        for (var i = 0; i < 20; i++)
            await gateway.DataAsync(Query);

        await using var back = await InventedService.StartAsync(port);
        await Patience.UntilAsync(() => back.Log.Calls.Count > 0, () => gateway.DataAsync(Query), "a query at the service that is back");
    }

    [Fact]
    public async Task Queries_are_answered_while_one_service_hangs()
    {
        // Its machine accepts connections for it, and so do pings find nothing within the time of a call.
        using var hangs = new TcpListener(IPAddress.Loopback, 0);
        hangs.Start();
        await using var works = await InventedService.StartAsync();
        var never = TimeSpan.FromMinutes(10);
        await using var gateway = await TestGateway.StartOverAsync(
            $"http://{hangs.LocalEndpoint},{works.Address}",
            builder => builder.Services.AddSingleton(ConnectionTimes.Usual with { KeepAliveDelay = never, KeepAliveTimeout = never }));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => gateway.DataAsync(Query))).Within("all answers");

        Assert.Empty(gateway.Log.Errors);
    }

    [Fact]
    public async Task Name_stands_for_its_services()
    {
        await using var service = await InventedService.StartAsync();
        await using var gateway = await TestGateway.StartOverAsync($"dns:///localhost:{service.Address.Port}");

        await gateway.DataAsync(Query);

        Assert.Equal("SearchPlaces", service.Log.Methods[0]);
    }
}
