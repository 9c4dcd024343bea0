using System.Runtime.CompilerServices;
using HotChocolate.Execution;

namespace HotChocolate.Subscriptions;

/// <summary>The messages that a method of the application gives one by one; it ends when it is cancelled.</summary>
sealed class EnumerableSourceStream<TMessage>(IAsyncEnumerable<TMessage> messages) : ISourceStream<TMessage>
{
    public IAsyncEnumerable<TMessage> ReadEventsAsync() => messages;

    IAsyncEnumerable<object?> ISourceStream.ReadEventsAsync() => ReadObjectsAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    async IAsyncEnumerable<object?> ReadObjectsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var message in messages.WithCancellation(cancellation).ConfigureAwait(false))
            yield return message;
    }
}
