using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Map.Gateway.Exports;
using Map.Gateway.GraphQL.Scalars;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;
using Microsoft.AspNetCore.OutputCaching;

namespace Map.Gateway.Tiles;

/// <summary>GET /tiles/{z}/{x}/{y}.mvt and their description at /tiles.json, both with the filter as query parameters.</summary>
sealed class PlaceTiles(V1.TilesService.TilesServiceClient service, SharedTiles shared, ILogger<PlaceTiles> logger)
{
    public const string ContentType = "application/vnd.mapbox-vector-tile";

    // Beside the filter.
    const string Language = "lang";

    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var tile = new VersionedResponse { IsPublic = true, IsTile = true };
        endpoints.MapMethods("tiles/{z}/{x}/{y}.mvt", Methods, (HttpContext context, string z, string x, string y, PlaceTiles tiles) =>
            tiles.SendAsync(context, z, x, y)).WithMetadata(FlatCost.Tile).WithVersionedResponse(tile);
        endpoints.MapMethods("tiles.json", Methods, Describe).WithVersionedResponse(tile with { IsTile = false });
    }

    static IResult Describe(HttpContext context)
    {
        try
        {
            // A mistyped parameter is refused here already: in the tiles it would only show as an empty map.
            PlaceFilterQuery.Parse(context.Request.Query, Language);
            LanguageOf(context.Request.Query);
        }
        catch (InvalidInputException exception)
        {
            return FilterRefusal.Of(Failure.Of(exception));
        }

        return Results.Json(TileDescription.For(context.Request));
    }

    async Task SendAsync(HttpContext context, string z, string x, string y)
    {
        try
        {
            var request = Parse(z, x, y, context.Request.Query);
            // Requests that may not share a cached tile do not share a call either.
            var tile = ETag.Of(context) is { } tag && context.Features.Get<IOutputCacheFeature>() is { Context.EnableOutputCaching: true }
                ? await shared.GetAsync(tag.Value, token => GetAsync(request, token), context.RequestAborted)
                : await GetAsync(request, context.RequestAborted);
            CompleteResponse.Mark(context);
            await SendAsync(context, tile);
        }
        catch (Exception exception) when (exception is InvalidInputException or RpcException)
        {
            await FilterRefusal.SendAsync(context, logger, "A tile", exception);
        }
    }

    async Task<ByteString> GetAsync(V1.GetTileRequest request, CancellationToken cancellation) =>
        (await service.GetTileAsync(request, cancellationToken: cancellation)).Tile;

    static async Task SendAsync(HttpContext context, ByteString tile)
    {
        var response = context.Response;
        if (tile.IsEmpty)
        {
            // Some map libraries treat an empty body as a broken tile, unless the status is 204.
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        response.ContentType = ContentType;
        response.ContentLength = tile.Length;
        await response.Body.WriteAsync(tile.Memory, context.RequestAborted);
    }

    static V1.GetTileRequest Parse(string z, string x, string y, IQueryCollection query)
    {
        var violations = new List<Violation>();
        var filter = new V1.PlaceFilter();
        string? language = null;
        try
        {
            filter = PlaceFilterQuery.Parse(query, Language);
            language = LanguageOf(query);
        }
        catch (InvalidInputException wrong)
        {
            violations.AddRange(wrong.Violations);
        }

        var request = new V1.GetTileRequest { Z = Whole("z", z), X = Whole("x", x), Y = Whole("y", y) };
        if (violations.Count > 0)
            throw new InvalidInputException(violations);
        request.Filter = filter;
        if (language is not null)
            request.Language = language;
        return request;

        int Whole(string name, string text)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                violations.Add(new(name, $"is \"{text}\", which is not a whole number. Write a tile as /tiles/6/31/21.mvt."));
            return number;
        }
    }

    static string? LanguageOf(IQueryCollection query) => !query.TryGetValue(Language, out var values) ? null
        : values is [{ } text] && LanguageTag.TryParse(text, out var tag) ? tag.ToString()
        : throw new InvalidInputException(Language, "is not one language tag. Write it as in BCP 47: fr, pt-BR, zh-Hant.");
}
