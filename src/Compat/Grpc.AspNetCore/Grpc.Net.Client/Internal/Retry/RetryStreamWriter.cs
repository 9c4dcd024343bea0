namespace Grpc.Net.Client.Internal.Retry;

/// <summary>Writes the requests of a call to its log, from where its attempts take them.</summary>
sealed class RetryStreamWriter<TRequest, TResponse>(RetryCall<TRequest, TResponse> call, RequestLog requests)
    : ClientStreamWriter<TRequest>(call)
    where TRequest : class
    where TResponse : class
{
    protected override bool IsComplete => requests.IsComplete;

    protected override void Complete() => requests.Complete();

    protected override async Task SendAsync(TRequest message)
    {
        byte[] serialized;
        try
        {
            serialized = call.Serialize(message, WriteOptions);
        }
        catch (Exception exception)
        {
            // Without the message the call makes no sense.
            call.Fail(exception);
            throw call.CreateException();
        }

        try
        {
            await requests.AddAsync(serialized).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw call.ExplainFailedWrite(exception);
        }
    }
}
