using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Subscriptions;
using HotChocolate.Types;

namespace HotChocolateTests.Subscriptions;

public sealed class SubscriptionTests : IAsyncDisposable
{
    readonly ServiceProvider provider = GraphQL.Build(b => b
        .AddQueryType<Query>()
        .AddSubscriptionType<Subscription>()
        .AddInMemorySubscriptions());

    ITopicEventSender Sender => provider.GetRequiredService<ITopicEventSender>();

    public ValueTask DisposeAsync() => provider.DisposeAsync();

    [Fact]
    public async Task Each_message_is_an_answer_until_the_topic_completes()
    {
        await using var stream = await SubscribeAsync("subscription { said { text length } }");

        await Sender.SendAsync(nameof(Subscription.Said), new Message("one"));
        await Sender.SendAsync(nameof(Subscription.Said), new Message("three"));
        await Sender.CompleteAsync(nameof(Subscription.Said));

        Assert.Equal(
            ["""{"data":{"said":{"text":"one","length":3}}}""", """{"data":{"said":{"text":"three","length":5}}}"""],
            await ReadAsync(stream));
    }

    [Fact]
    public async Task Topic_can_be_made_from_arguments()
    {
        await using var stream = await SubscribeAsync("subscription($r: String!) { saidIn(room: $r) }", new { r = "a" });

        await Sender.SendAsync("room_b", "not for us");
        await Sender.SendAsync("room_a", "for us");
        await Sender.CompleteAsync("room_a");

        Assert.Equal(["""{"data":{"saidIn":"a: for us"}}"""], await ReadAsync(stream));
    }

    [Fact]
    public async Task Stream_can_be_opened_by_a_method()
    {
        await using var stream = await SubscribeAsync("subscription { saidLoudly }");

        await Sender.SendAsync("loud", "hey");
        await Sender.CompleteAsync("loud");

        Assert.Equal(["""{"data":{"saidLoudly":"HEY"}}"""], await ReadAsync(stream));
    }

    [Fact]
    public async Task Everyone_who_is_subscribed_gets_each_message()
    {
        await using var first = await SubscribeAsync("subscription { said { text } }");
        await using var second = await SubscribeAsync("subscription { said { length } }");

        await Sender.SendAsync(nameof(Subscription.Said), new Message("x"));
        await Sender.CompleteAsync(nameof(Subscription.Said));

        Assert.Equal(["""{"data":{"said":{"text":"x"}}}"""], await ReadAsync(first));
        Assert.Equal(["""{"data":{"said":{"length":1}}}"""], await ReadAsync(second));
    }

    [Fact]
    public async Task Message_that_fails_is_an_answer_with_an_error_and_the_stream_goes_on()
    {
        await using var stream = await SubscribeAsync("subscription { said { fails text } }");

        await Sender.SendAsync(nameof(Subscription.Said), new Message("x"));
        await Sender.CompleteAsync(nameof(Subscription.Said));

        var answer = Assert.Single(await ReadAsync(stream));
        Assert.Equal("said,fails", Json.Paths(answer));
    }

    [Fact]
    public async Task Subscription_that_cannot_be_opened_is_an_error()
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
        List<string> answers = [];
        await foreach (var answer in stream.ReadResultsAsync())
            answers.Add(answer.ToJson(withIndentations: false));
        return answers;
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
        [Subscribe, Topic]
        public Message Said([EventMessage] Message message) => message;

        [Subscribe, Topic("room_{room}")]
        public string SaidIn(string room, [EventMessage] string message) => $"{room}: {message}";

        [Subscribe(With = nameof(Open))]
        public string SaidLoudly([EventMessage] string message) => message.ToUpperInvariant();

        [GraphQLIgnore]
        public ValueTask<ISourceStream<string>> Open([Service] ITopicEventReceiver receiver, CancellationToken cancellation) =>
            receiver.SubscribeAsync<string>("loud", cancellation);

        [Subscribe(With = nameof(Refuse))]
        public string Refused([EventMessage] string message) => message;

        [GraphQLIgnore]
        public ValueTask<ISourceStream<string>> Refuse() => throw new GraphQLException("no");
    }
}
