namespace Map.Gateway.Places;

/// <summary>What kind of detention it is. The types are data and may grow.</summary>
public sealed class FacilityType
{
    /// <summary>The type in the map's own vocabulary, such as removal_centre; unknown where the source does not say.</summary>
    public required string Code { get; init; }

    /// <summary>The type in the words of the source: IRC, CRA, CIE …</summary>
    public string? Note { get; init; }
}
