using System.Runtime.CompilerServices;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IResponseStream"/>
internal sealed class ResponseStream(
    ISourceStream source, IDisposable? scope, Func<object?, CancellationToken, ValueTask<OperationResult>> execute) : IResponseStream
{
    private readonly CancellationTokenSource _disposed = new();

    public IAsyncEnumerable<IOperationResult> ReadResultsAsync() => ReadAsync();

    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync().ConfigureAwait(false);
        await source.DisposeAsync().ConfigureAwait(false);
        scope?.Dispose();
        _disposed.Dispose();
    }

    private async IAsyncEnumerable<IOperationResult> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _disposed.Token);
        await foreach (var message in source.ReadEventsAsync().WithCancellation(linked.Token).ConfigureAwait(false))
            yield return await execute(message, linked.Token).ConfigureAwait(false);
    }
}
