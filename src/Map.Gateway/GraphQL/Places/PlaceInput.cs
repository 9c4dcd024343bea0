namespace Map.Gateway.GraphQL.Places;

/// <summary>
/// The fields that can be left out when a place is added or changed. To change a place, a field that is absent stays as it is, and one that
/// is null is emptied; to add one, both leave it empty.
/// </summary>
public abstract partial record PlaceInput
{
    /// <summary>Given for a place where people must report.</summary>
    public Optional<ReportingCentreInput?> ReportingCentre { get; init; }

    /// <summary>Given for a group that supports people.</summary>
    public Optional<SupportGroupInput?> SupportGroup { get; init; }

    /// <summary>Given for an office of an agency or a company.</summary>
    public Optional<OfficeInput?> Office { get; init; }
}
