namespace HotChocolate.Execution;

/// <inheritdoc/>
public interface ISourceStream<out TMessage> : ISourceStream
{
    new IAsyncEnumerable<TMessage> ReadEventsAsync();
}
