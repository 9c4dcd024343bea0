using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Map.Testing.Running;

/// <summary>Gives calls without a deadline a long one: those that the service gives them are short for a machine on which much else is tested.</summary>
sealed class PatientCalls : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, context.Options.Deadline is null
            ? new(context.Method, context.Host, context.Options.WithDeadline(DateTime.UtcNow + Patience.Limit)) : context);
}
