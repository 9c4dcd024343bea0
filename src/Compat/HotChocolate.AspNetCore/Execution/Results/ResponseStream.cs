using System.Runtime.CompilerServices;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IResponseStream"/>
sealed class ResponseStream(
    IAsyncEnumerable<object?> source,
    IAsyncDisposable scope,
    IDisposable opening,
    Func<object?, CancellationToken, ValueTask<OperationResult>> execute) : IResponseStream
{
    readonly CancellationTokenSource disposed = new();

    public IAsyncEnumerable<IOperationResult> ReadResultsAsync() => ReadAsync();

    public async ValueTask DisposeAsync()
    {
        await disposed.CancelAsync().ConfigureAwait(false);
        await scope.DisposeAsync().ConfigureAwait(false);
        // The method that opened the stream may still use the token that it received.
        opening.Dispose();
        disposed.Dispose();
    }

    async IAsyncEnumerable<IOperationResult> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, disposed.Token);
        await foreach (var message in source.WithCancellation(linked.Token).ConfigureAwait(false))
            yield return await execute(message, linked.Token).ConfigureAwait(false);
    }
}
