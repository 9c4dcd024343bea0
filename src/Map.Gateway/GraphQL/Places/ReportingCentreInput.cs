namespace Map.Gateway.GraphQL.Places;

/// <summary>What only a reporting centre has.</summary>
public sealed record ReportingCentreInput
{
    /// <summary>Whether it has a room to detain people in; leave it out when not known.</summary>
    public bool? HoldingRoom { get; init; }

    /// <summary>Opening hours in the syntax of OpenStreetMap's opening_hours.</summary>
    public string? OpeningHours { get; init; }

    internal V1.ReportingCentre ToMessage()
    {
        var message = new V1.ReportingCentre();
        if (HoldingRoom is { } holdingRoom)
            message.HoldingRoom = holdingRoom;
        if (OpeningHours is not null)
            message.OpeningHours = OpeningHours;
        return message;
    }
}
