using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

// The methods of a service before its instance is known.
delegate Task<TResponse> UnaryServiceMethod<TService, TRequest, TResponse>(
    TService service, TRequest request, ServerCallContext context);

delegate Task<TResponse> ClientStreamingServiceMethod<TService, TRequest, TResponse>(
    TService service, IAsyncStreamReader<TRequest> requests, ServerCallContext context);

delegate Task ServerStreamingServiceMethod<TService, TRequest, TResponse>(
    TService service, TRequest request, IServerStreamWriter<TResponse> responses, ServerCallContext context);

delegate Task DuplexStreamingServiceMethod<TService, TRequest, TResponse>(
    TService service, IAsyncStreamReader<TRequest> requests, IServerStreamWriter<TResponse> responses, ServerCallContext context);
