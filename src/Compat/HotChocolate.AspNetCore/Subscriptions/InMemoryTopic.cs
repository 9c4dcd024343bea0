namespace HotChocolate.Subscriptions;

/// <summary>Gives each message to everyone who is subscribed when it is sent.</summary>
internal sealed class InMemoryTopic<TMessage> : ITopic
{
    private readonly Lock _sync = new();
    private readonly HashSet<InMemorySourceStream<TMessage>> _subscribers = [];

    public InMemorySourceStream<TMessage> Subscribe()
    {
        var stream = new InMemorySourceStream<TMessage>(Remove);
        lock (_sync)
            _subscribers.Add(stream);
        return stream;
    }

    public void Send(TMessage message)
    {
        lock (_sync)
        {
            foreach (var subscriber in _subscribers)
                subscriber.Write(message);
        }
    }

    public void Complete()
    {
        lock (_sync)
        {
            foreach (var subscriber in _subscribers)
                subscriber.Complete();
            _subscribers.Clear();
        }
    }

    private void Remove(InMemorySourceStream<TMessage> stream)
    {
        lock (_sync)
            _subscribers.Remove(stream);
    }
}
