using HotChocolate.Execution;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>An operation on a socket.</summary>
sealed class SocketOperation(string id, RequestBody request, CancellationToken ended) : IDisposable
{
    readonly CancellationTokenSource cancellation = CancellationTokenSource.CreateLinkedTokenSource(ended);

    public string Id => id;

    public CancellationToken Cancelled => cancellation.Token;

    public OperationRequestBuilder CreateBuilder() => OperationRequestBuilder.New()
        .SetDocument(request.Query)
        .SetDocumentId(request.Id)
        .SetOperationName(request.OperationName)
        .SetVariableValues(request.Variables);

    public void Cancel()
    {
        try
        {
            cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The operation has just ended.
        }
    }

    public void Dispose()
    {
        cancellation.Dispose();
        request.Dispose();
    }
}
