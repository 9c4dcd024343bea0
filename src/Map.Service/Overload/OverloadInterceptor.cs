using Grpc.Core.Interceptors;

namespace Map.Service.Overload;

/// <summary>Gives each call of the contract a place before it asks the database for anything.</summary>
sealed class OverloadInterceptor(CallLimit limit) : Interceptor
{
    const string Contract = "/map.v1.";

    // Answered from memory. Who looks for a town looks for help.
    const string FromMemory = "/map.v1.LocalitiesService/Locate";

    // They last for hours and read seldom, all of them together.
    static readonly string[] Following = ["/map.v1.ChangesService/WatchChanges", "/map.v1.ChangesService/WatchDataVersion"];

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (!context.Method.StartsWith(Contract, StringComparison.Ordinal) || context.Method == FromMemory) return await continuation(request, context);
        using var place = await limit.EnterAsync(ChangesWithKey(context), context.CancellationToken);
        return await continuation(request, context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        // No place: it would be kept for as long as the client takes to send.
        limit.CheckStream();
        return await continuation(requestStream, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (context.Method.StartsWith(Contract, StringComparison.Ordinal) && !Following.Contains(context.Method)) limit.CheckStream();
        await continuation(request, responseStream, context);
    }

    // Whether the key is a reviewer's, or one at all, only the database knows: for an invented one it takes one short query.
    static bool ChangesWithKey(ServerCallContext context) =>
        !ContractMethods.IsReading(context.Method) && context.GetHttpContext().Request.Headers.Authorization.Count > 0;
}
