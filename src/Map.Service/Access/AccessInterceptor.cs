using Grpc.Core.Interceptors;

namespace Map.Service.Access;

/// <summary>Identifies the caller by the metadata <c>authorization: Bearer KEY</c>; anonymous without it.</summary>
sealed class AccessInterceptor(KeyStore keys, KeyWatch watch) : Interceptor
{
    const string Scheme = "Bearer ";

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        context.SetCaller(await CallerAsync(context));
        return await continuation(request, context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        context.SetCaller(await CallerAsync(context));
        return await continuation(requestStream, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var caller = await CallerAsync(context);
        context.SetCaller(caller);
        if (caller.KeyId is not { } key)
        {
            await continuation(request, responseStream, context);
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        using var watched = watch.CancelWhenClosed(key, ended);
        context.SetListeningToken(ended.Token);
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception) when (ended.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw Refused("The key was closed, or ended, while this call ran.");
        }
    }

    async Task<Caller> CallerAsync(ServerCallContext context)
    {
        // RequestHeaders would decode all metadata, and throw on a binary value that is not base64 even if we never read it.
        var authorization = context.GetHttpContext().Request.Headers.Authorization.ToString();
        if (authorization.Length == 0) return Caller.Anonymous;
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw Refused("\"authorization\" is not of the form \"Bearer KEY\".");
        return await keys.FindAsync(authorization[Scheme.Length..].Trim(), context.CancellationToken)
            ?? throw Refused(
                "The key is unknown, closed or ended. Leave it out to read what is public, or ask an admin for a new one.");
    }

    static Refusal Refused(string message) => new(ErrorReason.Unauthenticated, message);
}
