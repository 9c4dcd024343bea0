using System.Net.WebSockets;
using HotChocolateTests.Server;
using Map.Testing.Clients;
using Microsoft.Extensions.Logging.Testing;

namespace HotChocolateTests.Subscriptions;

public sealed class SocketOperationTests : IAsyncLifetime
{
    readonly Feed feed = new();
    readonly WatchedTime time = new();
    readonly FakeLoggerProvider log = new();
    GraphQLApp app = null!;
    SocketClient client = null!;

    public async Task InitializeAsync()
    {
        app = await FeedApp.StartAsync(feed, time: time, log: log);
        client = await SocketClient.OpenAsync(app.SocketAddress);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Query_and_mutation_have_one_result_and_complete()
    {
        await client.SubscribeAsync("q", "query($t: String!) { echo(text: $t) }", new { t = "wörld" });
        Assert.Equal("""{"type":"next","id":"q","payload":{"data":{"echo":"wörld"}}}""", await client.ReadAsync());
        Assert.Equal("""{"type":"complete","id":"q"}""", await client.ReadAsync());

        await client.SubscribeAsync("m", "mutation { count }");
        Assert.Equal("""{"type":"next","id":"m","payload":{"data":{"count":1}}}""", await client.ReadAsync());
        Assert.Equal("""{"type":"complete","id":"m"}""", await client.ReadAsync());
    }

    [Fact]
    public async Task Subscription_sends_results_until_stream_ends_and_frees_id()
    {
        for (var round = 0; round < 3; round++)
        {
            await client.SubscribeAsync("a", "subscription { news(prefix: \"> \") }");
            var news = await feed.OpenedAsync();
            news.TryWrite("one");
            news.TryWrite("two");
            news.TryComplete();

            Assert.Equal("""{"type":"next","id":"a","payload":{"data":{"news":"> one"}}}""", await client.ReadAsync());
            Assert.Equal("""{"type":"next","id":"a","payload":{"data":{"news":"> two"}}}""", await client.ReadAsync());
            Assert.Equal("""{"type":"complete","id":"a"}""", await client.ReadAsync());
        }
    }

    [Fact]
    public async Task Several_operations_run_concurrently()
    {
        await client.SubscribeAsync("a", "subscription { news }");
        var first = await feed.OpenedAsync();
        await client.SubscribeAsync("b", "subscription { news }");
        var second = await feed.OpenedAsync();

        second.TryWrite("2");
        Assert.Equal("""{"type":"next","id":"b","payload":{"data":{"news":"2"}}}""", await client.ReadAsync());
        first.TryWrite("1");
        Assert.Equal("""{"type":"next","id":"a","payload":{"data":{"news":"1"}}}""", await client.ReadAsync());
    }

    [Fact]
    public async Task Complete_ends_stream_without_further_messages()
    {
        await client.SubscribeAsync("a", "subscription { news }");
        var news = await feed.OpenedAsync();

        await client.SendAsync("""{"type":"complete","id":"a"}""");
        await feed.LeftAsync();
        news.TryWrite("late");

        await client.SendAsync("""{"type":"complete","id":"never there"}""");
        await client.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.ReadAsync());
    }

    [Theory]
    [InlineData("subscription {", "Syntax Error")]
    [InlineData("subscription { nothing }", "nothing")]
    [InlineData("subscription($p: String!) { news(prefix: $p) }", "required")]
    [InlineData("subscription { refused }", "not for you")]
    public async Task Invalid_operation_is_error_and_frees_id(string query, string message)
    {
        await client.SubscribeAsync("a", query);
        var response = await client.ReadAsync();

        Assert.StartsWith("""{"type":"error","id":"a","payload":[{"message":""", response, StringComparison.Ordinal);
        Assert.Contains(message, response, StringComparison.Ordinal);
        await client.SubscribeAsync("a", "{ hello }");
        Assert.Equal("""{"type":"next","id":"a","payload":{"data":{"hello":"world"}}}""", await client.ReadAsync());
    }

    [Fact]
    public async Task Failed_message_is_result_with_error_and_stream_continues()
    {
        await client.SubscribeAsync("a", "subscription { news }");
        var news = await feed.OpenedAsync();
        news.TryWrite("bad");
        news.TryWrite("good");

        Assert.Contains("bad news", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"type":"next","id":"a","payload":{"data":{"news":"good"}}}""", await client.ReadAsync());
    }

    [Fact]
    public async Task Failed_stream_is_error_without_internals_and_socket_continues()
    {
        await client.SubscribeAsync("a", "subscription { news }");
        (await feed.OpenedAsync()).TryComplete(new InvalidOperationException("secret"));

        Assert.Equal("""{"type":"error","id":"a","payload":[{"message":"Unexpected Execution Error"}]}""", await client.ReadAsync());
        Assert.Contains(log.Collector.GetSnapshot(), entry => $"{entry.Exception}".Contains("secret", StringComparison.Ordinal));
        await client.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.ReadAsync());
    }

    [Fact]
    public async Task Operations_over_100_are_refused_until_others_end()
    {
        for (var i = 0; i < 100; i++)
        {
            await client.SubscribeAsync($"{i}", "subscription { news }");
            await feed.OpenedAsync();
        }

        await client.SubscribeAsync("more", "subscription { news }");
        Assert.Contains("""{"type":"error","id":"more","payload":[{"message":"At most 100 operations""", await client.ReadAsync());

        await client.SendAsync("""{"type":"complete","id":"7"}""");
        await feed.LeftAsync();
        await client.SubscribeAsync("more", "{ hello }");
        var response = await client.ReadAsync();
        // The client receives the end of a stream a moment before its operation ends on the server.
        while (response.Contains("At most 100", StringComparison.Ordinal))
        {
            await client.SubscribeAsync("more", "{ hello }");
            response = await client.ReadAsync();
        }

        Assert.Contains("world", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_that_does_not_read_is_disconnected_after_30_seconds()
    {
        await client.SubscribeAsync("a", "subscription { news }");
        var news = await feed.OpenedAsync();
        var text = new string('x', 256 * 1024);

        // More than the kernel's buffers on both sides can hold.
        for (var i = 0; i < 100; i++)
            news.TryWrite(text);
        await time.StartedAsync(TimeSpan.FromSeconds(30));
        var left = feed.LeftAsync();
        Assert.False(left.IsCompleted);

        // Several sends may wait before the one that never completes.
        while (!left.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        await left;
    }
}
