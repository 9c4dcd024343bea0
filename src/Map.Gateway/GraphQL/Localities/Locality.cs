using HotChocolate.Resolvers;
using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Regions;
using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Localities;

/// <summary>A named spot to show on the map: a town, a village, a UK postcode district, a country or region, an island, an airport, a station or
/// another site.</summary>
public sealed class Locality(V1.Locality message)
{
    /// <summary>What it is.</summary>
    public V1.LocalityKind Kind => message.Kind;

    /// <summary>The name; as most maps have it if there is none in the preferred language.</summary>
    /// <param name="language">The preferred language.</param>
    public string GetName(LanguageTag? language) => language?.Pick(message.Names) ?? message.Name;

    /// <summary>The name with its region and country, to distinguish it from others: "Saint-Denis, Seine-Saint-Denis, France".</summary>
    /// <param name="language">The preferred language. A part without a name in it keeps its usual name.</param>
    public string GetLabel(LanguageTag? language) =>
        string.Join(", ", message.Within.Select(area => language?.Pick(area.Names) ?? area.Name).Prepend(GetName(language)));

    /// <summary>ISO 3166-1 alpha-2 code of the country.</summary>
    public string Country => message.CountryCode;

    /// <summary>The narrowest region that it is in, or the region that it is; null where the map has no regions.</summary>
    [Cost(Weight.Batched)]
    public async Task<Region?> GetRegionAsync(RegionByCode regions, CancellationToken cancellation) =>
        message.HasRegionCode ? await regions.LoadAsync(message.RegionCode, cancellation) : null;

    /// <summary>Its centre.</summary>
    public Position Position => new(message.Position);

    /// <summary>The part of the map to show. May cross the antimeridian.</summary>
    public Box Box => new(message.Box);

    /// <summary>The places nearest to its centre, nearest first; the edge has the distance.</summary>
    /// <param name="withinKm">How far at most, in kilometres; without a limit when left out.</param>
    /// <param name="filter">Which places. Places without a position never match.</param>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of a page with the same arguments.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public Task<NearConnection> GetPlacesNearAsync(
        [Service] V1.PlacesService.PlacesServiceClient service,
        double? withinKm,
        PlaceFilter? filter,
        IResolverContext context,
        CancellationToken cancellation,
        int? first = 20,
        string? after = null) =>
        new PlaceQueries().GetPlacesNearAsync(
            service, new() { Latitude = Position.Latitude, Longitude = Position.Longitude }, withinKm, filter, context, cancellation, first, after);

    /// <summary>How the text matches it.</summary>
    public V1.LocalityMatch Match => message.Match;
}
