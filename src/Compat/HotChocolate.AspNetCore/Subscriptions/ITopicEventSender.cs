namespace HotChocolate.Subscriptions;

/// <summary>Sends messages to the subscribers of a topic.</summary>
public interface ITopicEventSender
{
    ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default);

    /// <summary>Ends the topic: every subscription to it completes.</summary>
    ValueTask CompleteAsync(string topicName);
}
