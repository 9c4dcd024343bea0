namespace HotChocolate.Subscriptions;

/// <summary>Gives each message to everyone who is subscribed when it is sent.</summary>
sealed class InMemoryTopic<TMessage> : ITopic
{
    readonly Lock sync = new();
    readonly HashSet<InMemorySourceStream<TMessage>> subscribers = [];

    public InMemorySourceStream<TMessage> Subscribe()
    {
        var stream = new InMemorySourceStream<TMessage>(Remove);
        lock (sync)
            subscribers.Add(stream);
        return stream;
    }

    public void Send(TMessage message)
    {
        lock (sync)
        {
            foreach (var subscriber in subscribers)
                subscriber.Write(message);
        }
    }

    public void Complete()
    {
        lock (sync)
        {
            foreach (var subscriber in subscribers)
                subscriber.Complete();
            subscribers.Clear();
        }
    }

    void Remove(InMemorySourceStream<TMessage> stream)
    {
        lock (sync)
            subscribers.Remove(stream);
    }
}
