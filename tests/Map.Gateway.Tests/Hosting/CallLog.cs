using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Map.Gateway.Tests.Hosting;

/// <summary>What the gateway called, in order: the method, the deadline and the metadata.</summary>
sealed class CallLog : Interceptor
{
    readonly ConcurrentQueue<Call> calls = new();

    public IReadOnlyList<Call> Calls => [.. calls];

    public IReadOnlyList<string> Methods => [.. calls.Select(call => call.Method).Order(StringComparer.Ordinal)];

    public void Clear() => calls.Clear();

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Add(context);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Add(context);
        return continuation(request, responseStream, context);
    }

    void Add(ServerCallContext context) => calls.Enqueue(new(
        context.Method[(context.Method.LastIndexOf('/') + 1)..],
        context.Deadline,
        context.RequestHeaders.FirstOrDefault(entry => entry.Key == "authorization")?.Value));

    public sealed record Call(string Method, DateTime Deadline, string? Authorization);
}
