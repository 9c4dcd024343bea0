using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Types;

namespace HotChocolateTests.Subscriptions;

public sealed class SubscriptionTests : IAsyncLifetime
{
    readonly ServiceProvider provider = GraphQL.Build(b => b
        .AddQueryType<Query>()
        .AddSubscriptionType<Subscription>());

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await provider.DisposeAsync();

    [Fact]
    public async Task Each_message_is_result_until_stream_ends()
    {
        await using var stream = await SubscribeAsync("subscription { said(texts: [\"one\", \"three\"]) { text length } }");

        Assert.Equal(
            ["""{"data":{"said":{"text":"one","length":3}}}""", """{"data":{"said":{"text":"three","length":5}}}"""],
            await ReadAsync(stream));
    }

    [Fact]
    public async Task Stream_is_opened_with_arguments_of_field()
    {
        await using var stream = await SubscribeAsync(
            "subscription($t: [String!]!) { s: said(texts: $t) { text } }", new { t = new[] { "a", "b" } });

        Assert.Equal(["""{"data":{"s":{"text":"a"}}}""", """{"data":{"s":{"text":"b"}}}"""], await ReadAsync(stream));
    }

    [Fact]
    public async Task Failed_message_is_result_with_error_and_stream_continues()
    {
        await using var stream = await SubscribeAsync("subscription { said(texts: [\"x\", \"y\"]) { fails text } }");

        var responses = await ReadAsync(stream);

        Assert.Equal(2, responses.Count);
        Assert.All(responses, response => Assert.Equal("said,fails", Json.Paths(response)));
    }

    [Fact]
    public async Task Subscription_that_cannot_be_opened_is_error()
    {
        var executor = await provider.GetRequestExecutorAsync();

        var result = await executor.ExecuteAsync("subscription { refused }");

        Assert.Equal("no", Json.Messages(result.ToJson()));
    }

    async Task<IResponseStream> SubscribeAsync(string document, object? variables = null)
    {
        var executor = await provider.GetRequestExecutorAsync();
        return (await executor.ExecuteAsync(GraphQL.Request(document, variables))).ExpectResponseStream();
    }

    static async Task<List<string>> ReadAsync(IResponseStream stream)
    {
        List<string> responses = [];
        await foreach (var response in stream.ReadResultsAsync())
            responses.Add(response.ToJson(withIndentations: false));
        return responses;
    }

    public class Query
    {
        public string Hello => "";
    }

    public record Message(string Text)
    {
        public int Length => Text.Length;

        public string? Fails => throw new InvalidOperationException();
    }

    public class Subscription
    {
        [Subscribe(With = nameof(Say))]
        public Message Said(IReadOnlyList<string> texts, [EventMessage] Message message) => message;

        [GraphQLIgnore]
        public IAsyncEnumerable<Message> Say(IReadOnlyList<string> texts) => texts.Select(text => new Message(text)).ToAsyncEnumerable();

        [Subscribe(With = nameof(Refuse))]
        public string Refused([EventMessage] string message) => message;

        [GraphQLIgnore]
        public IAsyncEnumerable<string> Refuse() => throw new GraphQLException("no");
    }
}
