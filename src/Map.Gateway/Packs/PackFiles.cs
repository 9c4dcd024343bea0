using System.Globalization;
using Grpc.Core;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;
using Map.Telemetry;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Packs;

/// <summary>GET /packs.json, and under /packs/ each pack, its towns and its changes: the public map for phones that answer by themselves.
/// </summary>
sealed class PackFiles(
    PackReader reader, PackOffers offers, PackChanges changes, TownColumns towns, V1.RegionsService.RegionsServiceClient regions,
    TimeProvider time, ILogger<PackFiles> logger)
{
    const string Json = "application/json; charset=utf-8";

    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Add("packs.json", FlatCost.Page, (context, files, _) => files.ListAsync(context));
        Add("packs/{code}.json", FlatCost.File, (context, files, code) => files.SendAsync(context, code));
        Add("packs/{code}/towns.json", FlatCost.File, (context, files, code) => files.SendTownsAsync(context, code));
        Add("packs/{code}/changes", FlatCost.Page, (context, files, code) => files.SendChangesAsync(context, code));

        void Add(string route, FlatCost cost, Func<HttpContext, PackFiles, string, Task> send) => endpoints.MapMethods(
                route, Methods, (HttpContext context, PackFiles files, string? code) => files.AnswerAsync(context, () => send(context, files, code ?? "")))
            .WithMetadata(cost, HasPriority.Person).WithVersionedResponse(new VersionedResponse { IsPublic = true });
    }

    async Task AnswerAsync(HttpContext context, Func<Task> send)
    {
        // A pack is what everybody may see: nobody's key makes another one, which would stay on a phone.
        context.Request.Headers.Remove(HeaderNames.Authorization);
        try
        {
            await send();
        }
        catch (Exception exception) when (exception is InvalidInputException or RpcException && !context.Response.HasStarted)
        {
            if (context.RequestAborted.IsCancellationRequested)
                return;
            var failure = Failure.Of(exception);
            if (failure.IsOurs)
                Log.FileFailed(logger, context.RequestServices.GetRequiredService<LogThrottle>(), "packs", failure, exception);
            await Refusal.AsProblem(failure).ExecuteAsync(context);
        }
    }

    async Task ListAsync(HttpContext context)
    {
        var list = await offers.ReadAsync(context.RequestAborted);
        CompleteResponse.Mark(context);
        await context.Response.WriteAsJsonAsync(list, context.RequestAborted);
    }

    async Task SendTownsAsync(HttpContext context, string code)
    {
        if (await ScopeAsync(context, code) is { } scope)
            await SendAsync(context, await towns.ReadAsync(scope, context.RequestAborted));
    }

    async Task SendChangesAsync(HttpContext context, string code)
    {
        var since = SinceOf(context.Request.Query["since"].ToString());
        if (await ScopeAsync(context, code) is { } scope)
            await SendAsync(context, await changes.ReadAsync(scope, since, context.RequestAborted));
    }

    static long SinceOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            ? since
            : throw new InvalidInputException("since", text.Length == 0
                ? "is missing. Give the revision of the pack that you have: since=123."
                : $"is \"{text}\", which is not a revision. Give the number that the pack has: since=123.");

    async Task SendAsync(HttpContext context, string code)
    {
        if (await ScopeAsync(context, code) is not { } scope)
            return;
        var revision = await reader.RevisionAsync(context.RequestAborted);
        using var call = reader.Open(scope, context.RequestAborted);
        // Until the first part arrives nothing is sent, so an error can still set the status.
        var any = await call.ResponseStream.MoveNext(context.RequestAborted);
        context.Response.ContentType = Json;
        if (!HttpMethods.IsHead(context.Request.Method))
            await WriteAsync(context, scope, revision, call.ResponseStream, any);
    }

    async Task WriteAsync(HttpContext context, PackScope scope, long revision, IAsyncStreamReader<V1.StreamPlacesResponse> parts, bool any)
    {
        var cancellation = context.RequestAborted;
        var file = $"packs/{scope.Code}.json";
        using var buffer = new MemoryStream();
        using var pack = new PackWriter(buffer, scope);
        try
        {
            pack.Begin(revision, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            for (var more = any; more; more = await parts.MoveNext(cancellation))
            {
                PackReader.Write(parts.Current, _ => [pack]);
                await SendAsync();
            }

            pack.End();
            await SendAsync();
            CompleteResponse.Mark(context);
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested && exception is RpcException or OperationCanceledException)
        {
            Log.FileLeft(logger, file, pack.Count);
        }
        catch (Exception exception)
        {
            // Ending the response would make a part of a pack look complete; an aborted connection does not.
            Log.FileBrokeOff(logger, file, pack.Count, Failure.Of(exception).Code, exception);
            context.Abort();
        }

        // Not flushed, which would end a block of the compression: the whole is smaller, and of no use before its end.
        async Task SendAsync()
        {
            pack.Flush();
            await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellation);
            buffer.SetLength(0);
        }
    }

    static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> json)
    {
        context.Response.ContentType = Json;
        CompleteResponse.Mark(context);
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }

    /// <summary>Null when the map has no such pack, which the response says then.</summary>
    async Task<PackScope?> ScopeAsync(HttpContext context, string code)
    {
        var known = await PackRegions.ReadAsync(regions, context.RequestAborted);
        if (PackScope.Of(code, known) is { } scope)
            return scope;
        var allowed = string.Join(", ", known.Countries.Prepend(PackScope.Whole));
        var message = $"There is no pack \"{code}\". Allowed: {allowed}.";
        await Refusal.AsProblem(new(ErrorCatalogue.NotFound with { Message = message })).ExecuteAsync(context);
        return null;
    }
}
