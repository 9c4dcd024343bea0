using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>
/// Fields of a place to be changed. One that is absent stays as it is, one that is null is emptied, one with a value gets it; a list is
/// replaced whole. Of address, detentionCentre, reportingCentre, supportGroup and office only the fields that are given change. The kind of a place
/// does not change.
/// </summary>
public sealed record PlaceChangesInput : PlaceInput
{
    /// <summary>The usual name, 1 to 200 characters.</summary>
    public Optional<string?> Name { get; init; }

    /// <summary>Whether it is in operation.</summary>
    public Optional<V1.PlaceStatus?> Status { get; init; }

    /// <summary>Where the place as a whole is known from. Those of the summary are added to them.</summary>
    public Optional<IReadOnlyList<SourceInput>?> Sources { get; init; }

    /// <summary>What only a detention centre has.</summary>
    public Optional<DetentionCentreChangesInput?> DetentionCentre { get; init; }
}

/// <summary>Fields of a detention centre to be changed.</summary>
public sealed record DetentionCentreChangesInput : DetentionCentreFields
{
    /// <summary>Code of a facility type, such as removal_centre; unknown where the source does not say.</summary>
    public Optional<string?> FacilityType { get; init; }
}
