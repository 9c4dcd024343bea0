using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Map.Gateway.Tests.Hosting;
using Map.Gateway.Upstream;

namespace Map.Gateway.Tests.Upstream;

/// <summary>Services that all stop, and come back: of many channels not one stays behind.</summary>
public sealed class OutageTests
{
    const int Channels = 60;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_channel_finds_service_again(bool isSeveral)
    {
        var one = await InventedService.StartAsync();
        var two = await InventedService.StartAsync();
        var (firstPort, secondPort) = (one.Address.Port, two.Address.Port);
        var address = isSeveral ? $"{one.Address},{two.Address}" : one.Address.ToString();
        var channels = Enumerable.Range(0, Channels).Select(_ => GatewayChannel.To(address)).ToList();
        await EachAsync(channels, isServing: true);

        for (var outage = 0; outage < 3; outage++)
        {
            await one.DisposeAsync();
            await two.DisposeAsync();
            await EachAsync(channels, isServing: false);
            one = await InventedService.StartAsync(firstPort);
            two = await InventedService.StartAsync(secondPort);
            await EachAsync(channels, isServing: true);
        }

        channels.ForEach(channel => channel.Dispose());
        await one.DisposeAsync();
        await two.DisposeAsync();
    }

    [Theory]
    [InlineData("http://127.0.0.1:5081", false)]
    [InlineData("unix:/run/map/places.sock", false)]
    [InlineData("http://127.0.0.1:5081,http://127.0.0.1:5082", true)]
    [InlineData("dns:///places:5081", true)]
    public void Only_several_addresses_are_balanced_and_no_channel_limits_time_to_connect(string address, bool isBalanced)
    {
        var places = ServiceAddress.Parse(address)!;

        using var handler = ServiceChannel.CreateHandler(places, ConnectionTimes.Usual, TimeProvider.System);
        var policies = ServiceChannel.CreateServiceConfig(places).LoadBalancingConfigs;

        Assert.Equal(Timeout.InfiniteTimeSpan, handler.ConnectTimeout);
        Assert.Equal(isBalanced ? ["least_busy"] : [], policies.Select(policy => policy.PolicyName));
        // A channel that balances connects by itself, and takes no handler that does.
        Assert.Equal(isBalanced, handler.ConnectCallback is null);
    }

    static Task EachAsync(List<GrpcChannel> channels, bool isServing) =>
        Task.WhenAll(channels.Select(channel => UntilAsync(new(channel), isServing)))
            .Within($"every channel to {(isServing ? "reach the service" : "notice that the service is gone")}");

    static async Task UntilAsync(Health.HealthClient client, bool isServing)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await IsServingAsync(client) != isServing)
            await tick.WaitForNextTickAsync();
    }

    static async Task<bool> IsServingAsync(Health.HealthClient client)
    {
        try
        {
            var answer = await client.CheckAsync(new(), deadline: TimeProvider.System.GetUtcNow().AddSeconds(1).UtcDateTime);
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving;
        }
        // To the client a connection that is closed as a call begins is INTERNAL.
        catch (RpcException exception) when (
            exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded || exception.Status.DebugException is HttpRequestException)
        {
            return false;
        }
    }
}
