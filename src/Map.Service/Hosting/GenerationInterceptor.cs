using System.Runtime.ExceptionServices;
using Grpc.Core.Interceptors;

namespace Map.Service.Hosting;

/// <summary>Lets out only what was read from the whole map: responses and refusals made while a backup is restored may be of a part of it.
/// Reads are done again where that helps.</summary>
public sealed class GenerationInterceptor(MapGeneration generation) : Interceptor
{
    const string Contract = "/map.v1.";
    const int Attempts = 3;

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (!IsOurs(context)) return await continuation(request, context);
        return await RunAsync(() => continuation(request, context), context, ContractMethods.IsReading(context.Method) ? Attempts : 1);
    }

    /// <summary>What was sent can be read once.</summary>
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        RunAsync(() => continuation(requestStream, context), context, attempts: 1);

    async Task<TResponse> RunAsync<TResponse>(Func<Task<TResponse>> call, ServerCallContext context, int attempts)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = generation.Known ?? await generation.CurrentAsync(context.CancellationToken);
            var (response, failure) = await TryAsync(call);
            if (context.CancellationToken.IsCancellationRequested) failure?.Throw();
            var isSame = await generation.CurrentAsync(context.CancellationToken) == before;
            var isLost = failure is not null && Failures.IsLostConnection(failure.SourceException);
            if (attempt < attempts && (isLost || !isSame)) continue;
            if (!isSame) throw Replaced();
            if (isLost && attempts == 1 && Failures.MayBeWritten(failure!.SourceException)) throw Uncertain(failure!.SourceException);
            failure?.Throw();
            context.ResponseTrailers.Add(GenerationTrailer.Name, before);
            return response!;
        }
    }

    /// <summary>A stream checks what it sends by itself; here it is about why it failed.</summary>
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var before = IsOurs(context) ? generation.Known ?? await generation.CurrentAsync(context.CancellationToken) : null;
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception) when (before is not null && !context.CancellationToken.IsCancellationRequested)
        {
            if (await generation.CurrentAsync(context.CancellationToken) != before) throw Replaced();
            throw;
        }
    }

    static async Task<(T? Response, ExceptionDispatchInfo? Failure)> TryAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return (await call(), null);
        }
        catch (Exception exception)
        {
            return (default, ExceptionDispatchInfo.Capture(exception));
        }
    }

    static bool IsOurs(ServerCallContext context) => context.Method.StartsWith(Contract, StringComparison.Ordinal);

    static Refusal Uncertain(Exception cause) => new(
        ErrorReason.Unavailable,
        "The connection to the database broke: whether this was written is not known. Repeat it with the same request_id, which writes it "
        + "once.", null, cause);

    static Refusal Replaced() => new(
        ErrorReason.Unavailable, "The map was restored from a backup while this call ran. Call again; what was written may be lost.");
}
