using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Regions;

namespace Map.Gateway.GraphQL.Places;

// Where it is, and which regions it serves.
public abstract partial class Place
{
    /// <summary>Null for a network without a public address. Never finer than `precision`.</summary>
    public Position? Position => Message.Position is { } position ? new(position) : null;

    /// <summary>How exactly the position is known.</summary>
    public V1.Precision? Precision => Message.Precision.OrNull();

    /// <summary>Public postal address, as far as known. Never finer than `precision`.</summary>
    public Address? Address => Message.Address is { } address ? new(address) : null;

    /// <summary>Country it lies in, ISO 3166-1 alpha-2.</summary>
    public string? Country => Message.HasCountry ? Message.Country : null;

    /// <summary>All regions the position lies in, widest first.</summary>
    [Cost(Weight.Batched)]
    [ListSize(AssumedSize = Expected.RegionsOfPlace)]
    public Task<IReadOnlyList<Region>> GetRegionsAsync(RegionByCode regions, CancellationToken cancellation) =>
        regions.LoadKnownAsync(Message.RegionCodes, cancellation);

    /// <summary>The regions it serves, wherever it is itself.</summary>
    [Cost(Weight.Batched)]
    [ListSize(AssumedSize = Expected.RegionsOfPlace)]
    public Task<IReadOnlyList<Region>> GetCoverageAsync(RegionByCode regions, CancellationToken cancellation) =>
        regions.LoadKnownAsync(Message.CoverageCodes, cancellation);

    /// <summary>The area it serves in the words of the source.</summary>
    public string? CoverageNote => Message.HasCoverageNote ? Message.CoverageNote : null;
}

public abstract partial record PlaceInput
{
    /// <summary>Where it is; leave it out for a network without a public address. Published no finer than `precision`.</summary>
    public Optional<PositionInput?> Position { get; init; }

    /// <summary>How exactly the position is known. Needed with a position.</summary>
    public Optional<V1.Precision?> Precision { get; init; }

    /// <summary>Public postal address. Never a private home. With the precision LOCALITY, TOWN or REGION its lines and its postcode are not
    /// published, with REGION its town neither.</summary>
    public Optional<AddressInput?> Address { get; init; }

    /// <summary>Country it lies in, ISO 3166-1 alpha-2.</summary>
    public Optional<string?> Country { get; init; }

    /// <summary>Codes of the regions it serves, wherever it is itself. For support groups.</summary>
    public Optional<IReadOnlyList<string>?> Coverage { get; init; }

    /// <summary>The area it serves in the words of the source.</summary>
    public Optional<string?> CoverageNote { get; init; }
}
