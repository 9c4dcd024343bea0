using System.Collections.Concurrent;
using HotChocolate.Execution;

namespace HotChocolate.Subscriptions;

/// <summary>Topics within this process.</summary>
sealed class InMemoryPubSub : ITopicEventSender, ITopicEventReceiver
{
    readonly ConcurrentDictionary<(string Topic, Type Message), ITopic> topics = [];

    public ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (topics.TryGetValue((topicName, typeof(TMessage)), out var topic))
            ((InMemoryTopic<TMessage>)topic).Send(message);
        return ValueTask.CompletedTask;
    }

    public ValueTask CompleteAsync(string topicName)
    {
        foreach (var (_, topic) in topics.Where(t => t.Key.Topic == topicName))
            topic.Complete();
        return ValueTask.CompletedTask;
    }

    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var topic = (InMemoryTopic<TMessage>)topics.GetOrAdd((topicName, typeof(TMessage)), _ => new InMemoryTopic<TMessage>());
        return ValueTask.FromResult<ISourceStream<TMessage>>(topic.Subscribe());
    }
}
