using System.Runtime.ExceptionServices;
using Grpc.Core.Interceptors;

namespace Map.Service.Hosting;

/// <summary>Sends each call to a server of the map that has come as far as its caller, and says in the trailers how far that was. Lets out only what was read from the whole map:
/// responses and refusals made while a backup is restored may be of a part of it. Reads are done again where that helps, on another server if there is one.</summary>
sealed class MapServerInterceptor(MapServers servers, TimeProvider time) : Interceptor
{
    const string Contract = "/map.v1.";
    const int Attempts = 3;

    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

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
        var seen = Seen(context);
        MapServer? failed = null;
        for (var attempt = 1; ; attempt++)
        {
            var server = ChooseFor(context, seen, failed);
            // Before the wait for it, so that a server that is lost meanwhile ends it.
            var lost = server.Lost;
            var (before, refused) = await TryAsync(() => ReadyAsync(server, seen, lost, context.CancellationToken), lost);
            var (response, failure) = refused is null ? await TryAsync(call, lost) : (default, refused);
            if (context.CancellationToken.IsCancellationRequested) failure?.Throw();
            // Without another server, a second try would only take as long to fail.
            if (refused is not null && servers.Hosts.Count == 0) refused.Throw();
            var isLost = failure is not null && Failures.IsLostConnection(failure.SourceException);
            var (after, broken) = await TryAsync(() => server.Generation.CurrentAsync(context.CancellationToken), lost);
            var isSame = broken is null && before is not null && after!.Generation == before.Generation;
            if (attempt < attempts && (broken is null && refused is null ? isLost || !isSame : servers.Hosts.Count > 0))
            {
                failed = server;
                continue;
            }

            // A refusal tells what was read, too: that a place is gone, for instance.
            if (broken is null && refused is null && !isLost && !await KeptAsync(server, after!.Position, context.CancellationToken))
            {
                if (attempt == attempts) throw Unconfirmed(after.Position);
                failed = server;
                continue;
            }

            if (broken is null && refused is null && !isSame) throw Replaced();
            if (isLost && attempts == 1 && refused is null && Failures.MayBeWritten(failure!.SourceException)) throw Uncertain(failure!.SourceException);
            broken?.Throw();
            failure?.Throw();
            context.ResponseTrailers.Add(GenerationTrailer.Name, after!.Generation);
            context.ResponseTrailers.Add(MapPosition.Name, after.Position.ToString());
            return response!;
        }
    }

    /// <summary>A stream checks what it sends by itself; here it is about where it reads, and why it failed.</summary>
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (!IsOurs(context))
        {
            await continuation(request, responseStream, context);
            return;
        }

        var seen = Seen(context);
        var server = ChooseFor(context, seen, null);
        var before = await ReadyAsync(server, seen, server.Lost, context.CancellationToken);
        try
        {
            var stream = new PositionedStream<TResponse>(responseStream, () => BeginAsync(server, context));
            await continuation(request, stream, context);
            await stream.BeginAsync();
        }
        catch (Exception) when (!context.CancellationToken.IsCancellationRequested)
        {
            if ((await server.Generation.CurrentAsync(context.CancellationToken)).Generation != before.Generation) throw Replaced();
            throw;
        }
    }

    async Task BeginAsync(MapServer server, ServerCallContext context)
    {
        var reading = await server.Generation.CurrentAsync(context.CancellationToken);
        if (!await KeptAsync(server, reading.Position, context.CancellationToken)) throw Unconfirmed(reading.Position);
        await context.WriteResponseHeadersAsync(new() { { MapPosition.Name, reading.Position.ToString() } });
    }

    /// <summary>Waits until nothing of what was read can be taken back. False when that takes too long.</summary>
    async Task<bool> KeptAsync(MapServer server, MapPosition position, CancellationToken cancellationToken)
    {
        if (server == servers.Primary) return true;
        var start = time.GetTimestamp();
        while (!servers.IsKept(position))
        {
            if (time.GetElapsedTime(start) > LongestWait) return false;
            await Task.Delay(Pause, time, cancellationToken);
        }

        return true;
    }

    MapServer ChooseFor(ServerCallContext context, MapPosition seen, MapServer? failed)
    {
        var server = ContractMethods.ReadsMap(context.Method) ? servers.Choose(seen, failed) : servers.Primary;
        servers.Enter(server);
        return server;
    }

    /// <summary>What the server has, once it has all that the caller has seen.</summary>
    // A replica was chosen because it has. The primary may be a moment behind: a change reaches replicas before it is confirmed to who made it.
    async Task<MapReading> ReadyAsync(MapServer server, MapPosition seen, CancellationToken lost, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var reading = server.Generation.Last ?? await server.Generation.CurrentAsync(cancellationToken).WaitAsync(lost);
        while (!HasSeen(reading, seen))
        {
            if (time.GetElapsedTime(start) > LongestWait) throw Behind(seen, reading.Position);
            await Task.Delay(Pause, time, cancellationToken).WaitAsync(lost);
            reading = await server.Generation.CurrentAsync(cancellationToken).WaitAsync(lost);
        }

        return reading;
    }

    // Of a primary only the revision counts: another server that became it has written a log of its own from there on.
    static bool HasSeen(MapReading reading, MapPosition seen) =>
        reading.Position.Revision >= seen.Revision || (seen.Generation.Length > 0 && seen.Generation != reading.Position.Generation);

    static async Task<(T? Response, ExceptionDispatchInfo? Failure)> TryAsync<T>(Func<Task<T>> call, CancellationToken lost)
    {
        try
        {
            return (await call().WaitAsync(lost), null);
        }
        catch (OperationCanceledException exception) when (lost.IsCancellationRequested)
        {
            return (default, ExceptionDispatchInfo.Capture(new NpgsqlException("The server does not answer any more.", exception)));
        }
        catch (Exception exception)
        {
            return (default, ExceptionDispatchInfo.Capture(exception));
        }
    }

    static MapPosition Seen(ServerCallContext context)
    {
        // RequestHeaders would decode all metadata, and throw on a binary value that is not base64 even if we never read it.
        var text = context.GetHttpContext().Request.Headers[MapPosition.Name].ToString();
        if (text.Length == 0) return default;
        return MapPosition.TryParse(text, out var position) ? position : throw new Refusal(ErrorReason.InvalidArgument, $"The metadata {MapPosition.Name} is {Quote.Of(text)}; give what an earlier response had in its trailers, or the number of a revision.");
    }

    static bool IsOurs(ServerCallContext context) => context.Method.StartsWith(Contract, StringComparison.Ordinal);

    static Refusal Behind(MapPosition seen, MapPosition present) => new(
        ErrorReason.Unavailable, $"Revision {seen.Revision} has not arrived here yet; the last one is {present.Revision}. Call again in a moment, or leave out {MapPosition.Name}.")
    {
        IsForCaller = true,
    };

    static Refusal Unconfirmed(MapPosition position) => new(
        ErrorReason.Unavailable, $"Revision {position.Revision} has not been confirmed yet: the primary of the database does not answer. Call again in a moment.");

    static Refusal Uncertain(Exception cause) => new(
        ErrorReason.Unavailable,
        "The connection to the database broke: whether this was written is not known. Repeat it with the same request_id, which writes it "
        + "once.", null, cause);

    static Refusal Replaced() => new(
        ErrorReason.Unavailable, "The map was restored from a backup while this call ran. Call again; what was written may be lost.");
}
