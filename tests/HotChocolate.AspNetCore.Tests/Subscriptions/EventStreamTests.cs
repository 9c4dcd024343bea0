using System.Net.Http.Headers;
using System.Net.Http.Json;
using HotChocolateTests.Server;

namespace HotChocolateTests.Subscriptions;

/// <summary>GraphQL over server-sent events, in distinct connections mode.</summary>
public sealed class EventStreamTests : IAsyncLifetime
{
    const string Events = "text/event-stream";

    readonly Feed feed = new();
    readonly WatchedTime time = new();
    GraphQLApp app = null!;

    public async Task InitializeAsync() => app = await FeedApp.StartAsync(feed, time: time);

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Each_message_and_end_is_event()
    {
        using var response = await PostAsync("subscription { news }");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var news = await feed.OpenedAsync();
        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.Equal(":\n\n", await ReadAsync(reader));

        news.TryWrite("one");
        Assert.Equal("event: next\ndata: {\"data\":{\"news\":\"one\"}}\n\n", await ReadAsync(reader));
        news.TryWrite("two\nlines");
        Assert.Equal("event: next\ndata: {\"data\":{\"news\":\"two\\nlines\"}}\n\n", await ReadAsync(reader));
        news.TryComplete();
        Assert.Equal("event: complete\ndata:\n\n", await ReadAsync(reader));
        Assert.Equal("", await reader.ReadToEndAsync());
        await feed.LeftAsync();
    }

    [Fact]
    public async Task Response_compression_does_not_delay_events()
    {
        app.Client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        using var response = await PostAsync("subscription { news }");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var news = await feed.OpenedAsync();
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(":\n\n", await ReadAsync(reader));

        news.TryWrite("one");
        Assert.Contains("one", await ReadAsync(reader), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silent_stream_gets_comments()
    {
        using var response = await PostAsync("subscription { news }");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var news = await feed.OpenedAsync();
        Assert.Equal(":\n\n", await ReadAsync(reader));

        for (var i = 0; i < 3; i++)
        {
            await time.StartedAsync(TimeSpan.FromSeconds(5));
            time.Advance(TimeSpan.FromSeconds(5));
            Assert.Equal(":\n\n", await ReadAsync(reader));
        }

        news.TryWrite("at last");
        Assert.Contains("at last", await ReadAsync(reader), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"world"}}""")]
    [InlineData("mutation { count }", """{"data":{"count":1}}""")]
    public async Task Query_and_mutation_are_single_events(string query, string expected)
    {
        using var response = await PostAsync(query);

        Assert.Equal($"event: next\ndata: {expected}\n\nevent: complete\ndata:\n\n", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("subscription {", "Syntax Error")]
    [InlineData("subscription { nothing }", "nothing")]
    [InlineData("subscription { refused }", "not for you")]
    public async Task Invalid_operation_is_event_with_errors(string query, string message)
    {
        using var response = await PostAsync(query);
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal(200, (int)response.StatusCode);
        Assert.StartsWith("event: next\ndata: {\"errors\":[", body, StringComparison.Ordinal);
        Assert.Contains(message, body, StringComparison.Ordinal);
        Assert.EndsWith("\n\nevent: complete\ndata:\n\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_stream_ends_with_error_without_internals()
    {
        using var response = await PostAsync("subscription { news }");
        (await feed.OpenedAsync()).TryComplete(new InvalidOperationException("secret"));

        Assert.Equal(
            ":\n\nevent: next\ndata: {\"errors\":[{\"message\":\"Unexpected Execution Error\"}]}\n\nevent: complete\ndata:\n\n",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Disconnect_ends_stream_and_its_source()
    {
        var response = await PostAsync("subscription { news }");
        await feed.OpenedAsync();

        response.Dispose();

        await feed.LeftAsync();
    }

    [Fact]
    public async Task Server_stop_ends_stream_without_complete_event()
    {
        using var response = await PostAsync("subscription { news }");
        await feed.OpenedAsync();

        var stopping = app.StopAsync();

        Assert.Equal(":\n\n", await response.Content.ReadAsStringAsync());
        await feed.LeftAsync();
        await stopping;
    }

    [Fact]
    public async Task Get_executes_subscriptions_but_no_mutations()
    {
        using var response = await SendAsync(new(HttpMethod.Get, "/graphql?query=subscription%7Bnews%7D"), Events);
        (await feed.OpenedAsync()).TryComplete();
        Assert.Equal(":\n\nevent: complete\ndata:\n\n", await response.Content.ReadAsStringAsync());

        using var refused = await SendAsync(new(HttpMethod.Get, "/graphql?query=mutation%7Bcount%7D"), Events);
        Assert.Equal(405, (int)refused.StatusCode);
        Assert.Equal("application/graphql-response+json", refused.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Get_needs_preflight_header_if_enforced()
    {
        await using var strict = await FeedApp.StartAsync(feed, options: new() { EnforceGetRequestsPreflightHeader = true });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=subscription%7Bnews%7D");
        request.Headers.Accept.Add(new(Events));

        Assert.Equal(400, (await strict.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("*/*")]
    public async Task Subscription_without_accept_header_is_refused_with_advice(string accept)
    {
        using var response = await PostAsync("subscription { news }", accept);

        Assert.Contains("Accept: text/event-stream", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_that_accepts_both_gets_json_for_query_and_events_for_subscription()
    {
        const string Both = "application/graphql-response+json, text/event-stream";
        using var query = await PostAsync("{ hello }", Both);
        Assert.Equal("application/graphql-response+json", query.Content.Headers.ContentType!.MediaType);

        using var subscription = await PostAsync("subscription { news }", Both);
        Assert.Equal(Events, subscription.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Body_without_request_is_refused_by_status()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { }) };

        Assert.Equal(400, (int)(await SendAsync(request, Events)).StatusCode);
    }

    // Reads up to an empty line, which ends an event.
    static async Task<string> ReadAsync(StreamReader reader)
    {
        var lines = "";
        while (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)) is { Length: > 0 } line)
            lines += line + "\n";
        return lines + "\n";
    }

    Task<HttpResponseMessage> PostAsync(string query, string accept = Events) =>
        SendAsync(new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) }, accept);

    Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string accept)
    {
        foreach (var one in accept.Split(", "))
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(one));
        return app.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
