using System.Runtime.CompilerServices;
using System.Threading.Channels;
using HotChocolate.Execution;

namespace HotChocolate.Subscriptions;

/// <summary>The messages of one subscriber; one who reads too slowly loses the oldest instead of holding up the others.</summary>
sealed class InMemorySourceStream<TMessage>(Action<InMemorySourceStream<TMessage>> unsubscribe) : ISourceStream<TMessage>
{
    const int Capacity = 64;

    readonly Channel<TMessage> messages = Channel.CreateBounded<TMessage>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Write(TMessage message) => messages.Writer.TryWrite(message);

    public void Complete() => messages.Writer.TryComplete();

    public IAsyncEnumerable<TMessage> ReadEventsAsync() => messages.Reader.ReadAllAsync();

    IAsyncEnumerable<object?> ISourceStream.ReadEventsAsync() => ReadObjectsAsync();

    public ValueTask DisposeAsync()
    {
        unsubscribe(this);
        Complete();
        return ValueTask.CompletedTask;
    }

    async IAsyncEnumerable<object?> ReadObjectsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var message in messages.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            yield return message;
    }
}
