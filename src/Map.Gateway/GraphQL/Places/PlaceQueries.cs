using HotChocolate.Resolvers;
using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Relay;
using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Places;

/// <summary>Queries for places.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class PlaceQueries
{
    /// <summary>A place by its id; null if there is none, or if it may not be seen.</summary>
    /// <param name="id">The id as a query gave it.</param>
    public async Task<Place?> GetPlaceAsync(
        [GraphQLType(typeof(NonNullType<IdType>))] string id, PlaceById places, CancellationToken cancellation) =>
        await places.LoadAsync(GlobalId.Require(id, "id", Place.TypeNames).Value, cancellation);

    /// <summary>The places that match a filter, page by page.</summary>
    /// <param name="filter">Which places; all but closed ones when left out.</param>
    /// <param name="orderBy">In which order.</param>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of a page with the same filter and order.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public async Task<PlaceConnection> GetPlacesAsync(
        [Service] V1.PlacesService.PlacesServiceClient service,
        PlaceFilter? filter,
        IResolverContext context,
        CancellationToken cancellation,
        [DefaultValueSyntax("NAME")] V1.PlaceOrder? orderBy = null,
        int? first = 50,
        string? after = null)
    {
        var request = new V1.SearchPlacesRequest
        {
            Filter = filter?.ToMessage(),
            OrderBy = orderBy ?? V1.PlaceOrder.Name,
            ReadMask = PlaceMask.Of(context),
        }.Page(first, after);
        return new(request, await FullPage.ReadAsync(
            request, part => service.SearchPlacesAsync(part, cancellationToken: cancellation).ResponseAsync));
    }

    /// <summary>The places nearest to a position, nearest first; the edge has the distance.</summary>
    /// <param name="position">From where. It is never logged.</param>
    /// <param name="withinKm">How far at most, in kilometres; without a limit when left out.</param>
    /// <param name="filter">Which places. Places without a position never match.</param>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of a page with the same arguments.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public async Task<NearConnection> GetPlacesNearAsync(
        [Service] V1.PlacesService.PlacesServiceClient service,
        PositionInput position,
        double? withinKm,
        PlaceFilter? filter,
        IResolverContext context,
        CancellationToken cancellation,
        int? first = 20,
        string? after = null)
    {
        var request = new V1.FindNearRequest
        {
            Position = InputMessages.ToMessage<V1.Position>(position, nameof(position)),
            Filter = filter?.ToMessage(),
            ReadMask = PlaceMask.Of(context),
        }.Page(first, after);
        if (withinKm is { } kilometres)
            request.WithinMetres = kilometres * 1_000;
        return new(request, await FullPage.ReadAsync(
            request, part => service.FindNearAsync(part, cancellationToken: cancellation).ResponseAsync));
    }
}
