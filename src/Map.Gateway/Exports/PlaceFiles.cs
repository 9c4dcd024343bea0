using Grpc.Core;
using Map.Gateway.Exports.Formats;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;
using Map.Gateway.Upstream;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Exports;

/// <summary>GET /places.csv and /places.geojson: the places that a filter matches, streamed from the service to the caller.</summary>
sealed class PlaceFiles(V1.PlacesService.PlacesServiceClient service, ILogger<PlaceFiles> logger)
{
    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var format in PlaceFileFormat.All)
            endpoints.MapMethods(format.Name, Methods, (HttpContext context, PlaceFiles files) => files.SendAsync(context, format))
                .WithMetadata(FlatCost.File).WithVersionedResponse(new VersionedResponse());
    }

    public async Task SendAsync(HttpContext context, PlaceFileFormat format)
    {
        AsyncServerStreamingCall<V1.StreamPlacesResponse>? call = null;
        bool any;
        try
        {
            var filter = PlaceFilterQuery.Parse(context.Request.Query);
            call = service.StreamPlaces(new() { Filter = filter, WithOperators = true }, cancellationToken: context.RequestAborted);
            // Until the first part arrives nothing is sent, so an error can still set the status.
            any = await call.ResponseStream.MoveNext(context.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidInputException or RpcException)
        {
            call?.Dispose();
            await FilterRefusal.SendAsync(context, logger, format.Name, exception);
            return;
        }

        using (call)
        {
            context.Response.ContentType = format.ContentType;
            context.Response.Headers[HeaderNames.ContentDisposition] = $"attachment; filename=\"{format.Name}\"";
            // HEAD sends no body, so none is made.
            if (!HttpMethods.IsHead(context.Request.Method))
                await WriteAsync(context, format, call.ResponseStream, any);
        }
    }

    async Task WriteAsync(
        HttpContext context,
        PlaceFileFormat format,
        IAsyncStreamReader<V1.StreamPlacesResponse> parts,
        bool any)
    {
        var count = 0;
        var cancellation = context.RequestAborted;
        try
        {
            using var buffer = new MemoryStream();
            using var file = format.Create(buffer);
            file.Begin();
            for (var more = any; more; more = await parts.MoveNext(cancellation))
            {
                foreach (var (place, operators) in parts.Current.WithOperators())
                {
                    file.Write(new(place, operators));
                    count++;
                }

                await SendAsync(file, buffer, context.Response, cancellation);
            }

            file.End();
            await SendAsync(file, buffer, context.Response, cancellation);
            CompleteResponse.Mark(context);
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested && exception is RpcException or OperationCanceledException)
        {
            Log.FileLeft(logger, format.Name, count);
        }
        catch (Exception exception)
        {
            // Ending the response would make a partial file look complete; an aborted connection does not.
            Log.FileBrokeOff(logger, format.Name, count, Failure.Of(exception).Code, exception);
            context.Abort();
        }
    }

    // Written synchronously into memory, then sent asynchronously: the backpressure of a slow client reaches the service.
    static async Task SendAsync(IPlaceFile file, MemoryStream buffer, HttpResponse response, CancellationToken cancellation)
    {
        file.Flush();
        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellation);
        await response.Body.FlushAsync(cancellation);
        buffer.SetLength(0);
    }
}
