using HotChocolateTests.Server;
using HotChocolateTests.Subscriptions;
using Map.Testing.Clients;

namespace HotChocolateTests.Clients;

/// <summary>Subscriptions by npm's graphql-ws and graphql-sse, each in a separate process.</summary>
public sealed class SubscriberTests : IAsyncLifetime
{
    readonly Feed feed = new();
    GraphQLApp app = null!;

    public async Task InitializeAsync() => app = await FeedApp.StartAsync(feed);

    public async Task DisposeAsync() => await app.DisposeAsync();

    [NodeTheory(NodeScript.GraphQL)]
    [InlineData("ws")]
    [InlineData("sse")]
    public async Task Subscriptions_of_one_client_run_concurrently(string transport)
    {
        await using var client = Start(transport);
        await client.SubscribeAsync("a", "subscription($p: String) { news(prefix: $p) }", new { p = "> " });
        var first = await feed.OpenedAsync();
        await client.SubscribeAsync("b", "subscription { news }");
        var second = await feed.OpenedAsync();
        if (transport == "ws")
            Assert.Equal("connected", await client.ReadAsync());

        second.TryWrite("2");
        Assert.Equal("""next b {"data":{"news":"2"}}""", await client.ReadAsync());
        first.TryWrite("1");
        Assert.Equal("""next a {"data":{"news":"> 1"}}""", await client.ReadAsync());
        first.TryWrite("bad");
        Assert.StartsWith("""next a {"errors":[{"message":"bad news",""", await client.ReadAsync(), StringComparison.Ordinal);
        first.TryComplete();
        Assert.Equal("complete a", await client.ReadAsync());
        second.TryWrite("3");
        Assert.Equal("""next b {"data":{"news":"3"}}""", await client.ReadAsync());

        await client.CompleteAsync("b");
        Assert.Equal("complete b", await client.ReadAsync());
        await feed.LeftAsync();
        await feed.LeftAsync();
        await client.LeaveAsync();
    }

    [NodeTheory(NodeScript.GraphQL)]
    [InlineData("ws")]
    [InlineData("sse")]
    public async Task Queries_and_mutations_return_results(string transport)
    {
        await using var client = Start(transport);

        await client.SubscribeAsync("q", "{ hello }");
        if (transport == "ws")
            Assert.Equal("connected", await client.ReadAsync());
        Assert.Equal("""next q {"data":{"hello":"world"}}""", await client.ReadAsync());
        Assert.Equal("complete q", await client.ReadAsync());
    }

    [NodeFact(NodeScript.GraphQL)]
    public async Task Invalid_operation_over_socket_is_error_message()
    {
        await using var client = Start("ws");

        await client.SubscribeAsync("a", "subscription { nothing }");
        Assert.Equal("connected", await client.ReadAsync());

        Assert.StartsWith("""error a [{"message":""", await client.ReadAsync(), StringComparison.Ordinal);
    }

    [NodeFact(NodeScript.GraphQL)]
    public async Task Invalid_operation_over_events_is_result_with_errors()
    {
        await using var client = Start("sse");

        await client.SubscribeAsync("a", "subscription { nothing }");

        Assert.StartsWith("""next a {"errors":[{"message":""", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal("complete a", await client.ReadAsync());
    }

    [NodeTheory(NodeScript.GraphQL)]
    [InlineData("ws")]
    [InlineData("sse")]
    public async Task Subscriber_continues_on_next_server_after_stop(string transport)
    {
        await using var client = Start(transport);
        await client.SubscribeAsync("a", "subscription { news }");
        (await feed.OpenedAsync()).TryWrite("before");
        if (transport == "ws")
            Assert.Equal("connected", await client.ReadAsync());
        Assert.Equal("""next a {"data":{"news":"before"}}""", await client.ReadAsync());

        await app.StopAsync();
        await feed.LeftAsync();
        await app.DisposeAsync();
        app = await FeedApp.StartAsync(feed, port: app.Address.Port);

        (await feed.OpenedAsync()).TryWrite("after");
        var seen = new List<string>();
        while (seen.LastOrDefault()?.StartsWith("next", StringComparison.Ordinal) is not true)
            seen.Add(await client.ReadAsync());
        Assert.Equal("""next a {"data":{"news":"after"}}""", seen[^1]);
        if (transport == "ws")
            Assert.Equal("closed 1001", seen[0]);
    }

    NodeClient Start(string transport) => NodeClient.Start(transport, transport == "ws" ? app.SocketAddress : app.Address);
}
