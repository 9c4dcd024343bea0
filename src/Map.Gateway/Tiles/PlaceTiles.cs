using System.Globalization;
using Grpc.Core;
using Map.Gateway.Errors;
using Map.Gateway.Files;
using Map.Gateway.Limits;
using Map.Gateway.Places;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Tiles;

/// <summary>GET /tiles/{z}/{x}/{y}.mvt and the description of them at /tiles.json, both with the filter as query parameters.</summary>
sealed class PlaceTiles(V1.TilesService.TilesServiceClient service, ILogger<PlaceTiles> logger)
{
    public const string ContentType = "application/vnd.mapbox-vector-tile";

    // Caches on the way may keep what is the same for everybody, but ask again each time; that is 304 until the tile changes.
    const string ForEverybody = "public, no-cache";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("tiles/{z}/{x}/{y}.mvt", (HttpContext context, string z, string x, string y, PlaceTiles tiles) =>
            tiles.SendAsync(context, z, x, y)).WithMetadata(FlatCost.Tile);
        endpoints.MapGet("tiles.json", Describe);
    }

    static IResult Describe(HttpContext context)
    {
        try
        {
            // Whoever mistypes a parameter hears of it here, and not by a map that stays empty.
            PlaceFilterQuery.Parse(context.Request.Query).ToMessage();
        }
        catch (InvalidInputException exception)
        {
            return FilterRefusal.Of(Failure.Of(exception));
        }

        context.Response.Headers.CacheControl = ForEverybody;
        return Results.Json(TileDescription.For(context.Request));
    }

    async Task SendAsync(HttpContext context, string z, string x, string y)
    {
        try
        {
            var request = Parse(z, x, y, context.Request.Query);
            var answer = await service.GetTileAsync(request, cancellationToken: context.RequestAborted);
            await SendAsync(context, answer.Tile.Memory);
        }
        catch (Exception exception) when (exception is InvalidInputException or RpcException)
        {
            if (!context.RequestAborted.IsCancellationRequested)
                await RefuseAsync(context, exception);
        }
    }

    static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> tile)
    {
        var response = context.Response;
        if (!context.Request.Headers.ContainsKey(HeaderNames.Authorization))
            response.Headers.CacheControl = ForEverybody;
        if (tile.IsEmpty)
        {
            // Some maps take an empty answer for a broken one, unless its status says so.
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        response.ContentType = ContentType;
        response.ContentLength = tile.Length;
        await response.Body.WriteAsync(tile, context.RequestAborted);
    }

    async Task RefuseAsync(HttpContext context, Exception exception)
    {
        var failure = Failure.Of(exception);
        if (failure.IsOurs)
            Log.FileFailed(logger, "A tile", failure.Code, exception);
        await FilterRefusal.Of(failure).ExecuteAsync(context);
    }

    static V1.GetTileRequest Parse(string z, string x, string y, IQueryCollection query)
    {
        var violations = new List<Violation>();
        var filter = new PlaceFilter();
        try
        {
            filter = PlaceFilterQuery.Parse(query);
        }
        catch (InvalidInputException wrong)
        {
            violations.AddRange(wrong.Violations);
        }

        var request = new V1.GetTileRequest { Z = Whole("z", z), X = Whole("x", x), Y = Whole("y", y) };
        if (violations.Count > 0)
            throw new InvalidInputException(violations);
        request.Filter = filter.ToMessage();
        return request;

        int Whole(string name, string text)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                violations.Add(new(name, $"is \"{text}\", which is not a whole number. Write a tile as /tiles/6/31/21.mvt."));
            return number;
        }
    }
}
