using System.Text.Json.Nodes;
using Map.Gateway.Tests.Hosting;
using Map.Gateway.Tests.Upstream;
using Map.Gateway.Upstream;
using Map.Testing.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.GraphQL.Changes;

/// <summary>A subscription stays open while the service is silent, and hears of every change once.</summary>
public sealed class SilentServiceTests(RestartableMap map) : IClassFixture<RestartableMap>
{
    const string Subscription = """
        subscription($since: Long) { placeChanged(filter: {text: "silence"}, since: $since) { place { name } } }
        """;

    // The shortest that the handler takes.
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Changes_made_in_silence_are_heard_of_after_it(bool isSeveral)
    {
        using var network = SilentProxy.Before(map.Service);
        await using var gateway = await TestGateway.StartOverAsync(
            isSeveral ? $"{network.Address},{network.Address}" : network.Address.ToString(),
            builder => builder.Services.AddSingleton(
                ConnectionTimes.Usual with { KeepAliveDelay = Interval, KeepAliveTimeout = Interval }));
        var since = (long)(await gateway.DataAsync("{ changes(first: 1000) { revision } }"))["changes"]!["revision"]!;
        using var client = await SocketClient.OpenAsync(
            new UriBuilder(new Uri(gateway.Http.BaseAddress!, "graphql")) { Scheme = "ws" }.Uri);
        await client.SubscribeAsync("a", Subscription, new { since });
        await map.AddAsync("Before the silence");
        Assert.Equal("Before the silence", await NextNameAsync(client));

        var reconnected = network.GoSilent();
        await map.AddAsync("In the silence");
        await reconnected.Within("the gateway to connect anew");
        network.Speak();
        await map.AddAsync("After the silence");

        Assert.Equal("In the silence", await NextNameAsync(client));
        Assert.Equal("After the silence", await NextNameAsync(client));
    }

    // Past the pings of the server.
    static async Task<string?> NextNameAsync(SocketClient client)
    {
        var message = JsonNode.Parse(await client.ReadAsync().Within("a change"))!;
        if ((string?)message["type"] == "ping")
            return await NextNameAsync(client);
        Assert.True((string?)message["type"] == "next", message.ToJsonString());
        return (string?)message["payload"]!["data"]!["placeChanged"]!["place"]!["name"];
    }
}
