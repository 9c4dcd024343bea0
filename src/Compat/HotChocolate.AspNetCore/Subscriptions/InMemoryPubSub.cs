using System.Collections.Concurrent;
using HotChocolate.Execution;

namespace HotChocolate.Subscriptions;

/// <summary>Topics within this process.</summary>
internal sealed class InMemoryPubSub : ITopicEventSender, ITopicEventReceiver
{
    private readonly ConcurrentDictionary<(string Topic, Type Message), ITopic> _topics = [];

    public ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_topics.TryGetValue((topicName, typeof(TMessage)), out var topic))
            ((InMemoryTopic<TMessage>)topic).Send(message);
        return ValueTask.CompletedTask;
    }

    public ValueTask CompleteAsync(string topicName)
    {
        foreach (var (_, topic) in _topics.Where(t => t.Key.Topic == topicName))
            topic.Complete();
        return ValueTask.CompletedTask;
    }

    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var topic = (InMemoryTopic<TMessage>)_topics.GetOrAdd((topicName, typeof(TMessage)), _ => new InMemoryTopic<TMessage>());
        return ValueTask.FromResult<ISourceStream<TMessage>>(topic.Subscribe());
    }
}
