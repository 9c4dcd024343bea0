using Map.Gateway.GraphQL.FacilityTypes;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Regions;
using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Statistics;

/// <summary>
/// The places that have the same values of the requested dimensions. A value is null when its dimension was not requested, or when these
/// places have none.
/// </summary>
public sealed class StatisticsRow(V1.StatisticsRow message)
{
    /// <summary>The number of places.</summary>
    public int Count => checked((int)message.Count);

    /// <summary>
    /// The sum of the known capacities. Each place counts with one figure: the last known on openOn of the filter, else the latest.
    /// </summary>
    public int Capacity => checked((int)message.Capacity);

    /// <summary>The number of places whose capacity is known.</summary>
    public int PlacesWithCapacity => checked((int)message.PlacesWithCapacity);

    /// <summary>What they are.</summary>
    public V1.PlaceKind? Kind => message.Kind.OrNull();

    /// <summary>Whether they are in operation.</summary>
    public V1.PlaceStatus? Status => message.Status.OrNull();

    /// <summary>The country they lie in, ISO 3166-1 alpha-2.</summary>
    public string? Country => message.HasCountry ? message.Country : null;

    /// <summary>The region they lie in.</summary>
    [Cost(Weight.Batched)]
    public async Task<Region?> GetRegionAsync(RegionByCode regions, CancellationToken cancellation) =>
        message.HasRegionCode ? await regions.LoadAsync(message.RegionCode, cancellation) : null;

    /// <summary>The facility type.</summary>
    public FacilityType? FacilityType => message.HasFacilityType ? new(message.FacilityType) : null;

    /// <summary>The organisation that runs them.</summary>
    [Cost(Weight.Batched)]
    public async Task<Organisation?> GetOperatorAsync(OrganisationById organisations, CancellationToken cancellation) =>
        message.HasOperatorId ? await organisations.LoadAsync(message.OperatorId, cancellation) : null;

    /// <summary>The service.</summary>
    public V1.Service? Service => message.Service.OrNull();

    /// <summary>The language.</summary>
    public LanguageTag? Language => LanguageTag.TryParse(message.Language, out var language) ? language : null;

    /// <summary>How they can be helped.</summary>
    public V1.HelpKind? WayToHelp => message.WayToHelp.OrNull();

    /// <summary>The year in which they opened.</summary>
    public int? OpenedYear => message.HasOpenedYear ? message.OpenedYear : null;

    /// <summary>The year in which they closed.</summary>
    public int? ClosedYear => message.HasClosedYear ? message.ClosedYear : null;
}
