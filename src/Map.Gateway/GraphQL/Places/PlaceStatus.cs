namespace Map.Gateway.GraphQL.Places;

/// <summary>Whether a place is in operation.</summary>
public enum PlaceStatus
{
    /// <summary>In operation.</summary>
    Open = V1.PlaceStatus.Open,

    /// <summary>No longer in operation.</summary>
    Closed = V1.PlaceStatus.Closed,

    /// <summary>Announced or under construction.</summary>
    Planned = V1.PlaceStatus.Planned,

    /// <summary>Out of operation for a time.</summary>
    TemporarilyClosed = V1.PlaceStatus.TemporarilyClosed,

    /// <summary>The sources do not tell.</summary>
    Unknown = V1.PlaceStatus.Unknown,
}
