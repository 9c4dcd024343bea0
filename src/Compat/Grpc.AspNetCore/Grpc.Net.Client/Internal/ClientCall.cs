using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>One call as its caller sees it, however many attempts it takes; started in the way of its type, once.</summary>
abstract class ClientCall<TRequest, TResponse>(GrpcChannel channel, IMethod method, CallOptions options)
    : GrpcCall(channel, method, options)
    where TRequest : class
    where TResponse : class
{
    public abstract Task<TResponse> StartUnary(TRequest request);

    public abstract IAsyncStreamReader<TResponse> StartServerStreaming(TRequest request);

    public abstract (IClientStreamWriter<TRequest> Requests, Task<TResponse> Response) StartClientStreaming();

    public abstract (IClientStreamWriter<TRequest> Requests, IAsyncStreamReader<TResponse> Responses) StartDuplexStreaming();

    /// <summary>The next reply; null once the call has ended with OK; else how it ended, as an exception.</summary>
    public abstract ValueTask<TResponse?> ReadNextAsync(CancellationToken cancellationToken);

    /// <summary>Why a request could not be written: that the call is over, if it is, rather than what that did to the write.</summary>
    public Exception ExplainFailedWrite(Exception exception)
    {
        if (!HasFinished)
        {
            return new RpcException(FailureStatus.Of(exception));
        }

        return GetStatus().StatusCode == StatusCode.OK
            ? new InvalidOperationException("Can't write the message because the call is complete.", exception)
            : CreateException();
    }
}
