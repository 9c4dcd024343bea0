namespace Map.Gateway.GraphQL.Places;

/// <summary>Where people must report to immigration officers.</summary>
public sealed class ReportingCentre(V1.Place message) : Place(message)
{
    readonly V1.ReportingCentre details = message.ReportingCentre;

    /// <summary>Whether it has a room to detain people in; null when not known.</summary>
    public bool? HoldingRoom => details.HasHoldingRoom ? details.HoldingRoom : null;

    /// <summary>Opening hours in the syntax of OpenStreetMap's opening_hours.</summary>
    public string? OpeningHours => details.HasOpeningHours ? details.OpeningHours : null;
}

/// <summary>What only a reporting centre has.</summary>
public sealed record ReportingCentreInput
{
    /// <summary>Whether it has a room to detain people in; leave it out when not known.</summary>
    public Optional<bool?> HoldingRoom { get; init; }

    /// <summary>Opening hours in the syntax of OpenStreetMap's opening_hours.</summary>
    public Optional<string?> OpeningHours { get; init; }
}
