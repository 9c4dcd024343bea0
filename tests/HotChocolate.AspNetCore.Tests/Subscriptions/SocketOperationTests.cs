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
    public async Task Query_and_mutation_are_answered_once_and_completed()
    {
        await client.SubscribeAsync("q", "query($t: String!) { echo(text: $t) }", new { t = "wörld" });
        Assert.Equal("""{"type":"next","id":"q","payload":{"data":{"echo":"wörld"}}}""", await client.ReadAsync());
        Assert.Equal("""{"type":"complete","id":"q"}""", await client.ReadAsync());

        await client.SubscribeAsync("m", "mutation { count }");
        Assert.Equal("""{"type":"next","id":"m","payload":{"data":{"count":1}}}""", await client.ReadAsync());
        Assert.Equal("""{"type":"complete","id":"m"}""", await client.ReadAsync());
    }

    [Fact]
    public async Task Subscription_is_answered_until_its_stream_ends_and_its_id_is_free_again()
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
    public async Task Several_operations_run_side_by_side()
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
    public async Task Completing_ends_stream_and_nothing_more_is_said_of_it()
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
    public async Task Operation_that_cannot_begin_is_error_and_its_id_is_free_again(string query, string message)
    {
        await client.SubscribeAsync("a", query);
        var answer = await client.ReadAsync();

        Assert.StartsWith("""{"type":"error","id":"a","payload":[{"message":""", answer, StringComparison.Ordinal);
        Assert.Contains(message, answer, StringComparison.Ordinal);
        await client.SubscribeAsync("a", "{ hello }");
        Assert.Equal("""{"type":"next","id":"a","payload":{"data":{"hello":"world"}}}""", await client.ReadAsync());
    }

    [Fact]
    public async Task Message_that_fails_is_answer_with_error_and_stream_goes_on()
    {
        await client.SubscribeAsync("a", "subscription { news }");
        var news = await feed.OpenedAsync();
        news.TryWrite("bad");
        news.TryWrite("good");

        Assert.Contains("bad news", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"type":"next","id":"a","payload":{"data":{"news":"good"}}}""", await client.ReadAsync());
    }

    [Fact]
    public async Task Stream_that_fails_is_error_without_internals_and_socket_goes_on()
    {
        await client.SubscribeAsync("a", "subscription { news }");
        (await feed.OpenedAsync()).TryComplete(new InvalidOperationException("secret"));

        Assert.Equal("""{"type":"error","id":"a","payload":[{"message":"Unexpected Execution Error"}]}""", await client.ReadAsync());
        Assert.Contains(log.Collector.GetSnapshot(), entry => $"{entry.Exception}".Contains("secret", StringComparison.Ordinal));
        await client.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.ReadAsync());
    }

    [Fact]
    public async Task Operations_beyond_hundred_are_refused_until_some_end()
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
        var answer = await client.ReadAsync();
        // The end of a stream is seen a moment before the end of its operation.
        while (answer.Contains("At most 100", StringComparison.Ordinal))
        {
            await client.SubscribeAsync("more", "{ hello }");
            answer = await client.ReadAsync();
        }

        Assert.Contains("world", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Peer_that_takes_nothing_holds_up_its_stream_and_is_given_up_after_half_minute()
    {
        await client.SubscribeAsync("a", "subscription { news }");
        var news = await feed.OpenedAsync();
        var text = new string('x', 256 * 1024);

        // More than the kernel's buffers of both sides take.
        for (var i = 0; i < 100; i++)
            news.TryWrite(text);
        await time.StartedAsync(TimeSpan.FromSeconds(30));
        var left = feed.LeftAsync();
        Assert.False(left.IsCompleted);

        // Not every send that waits is the one that waits for ever.
        while (!left.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        await left;
    }
}
