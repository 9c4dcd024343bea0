namespace Map.Gateway.GraphQL.Places;

/// <summary>What only a detention centre has.</summary>
public sealed record DetentionCentreInput
{
    /// <summary>Code of a facility type, such as removal_centre; unknown where the source does not say.</summary>
    public required string FacilityType { get; init; }

    /// <summary>The type in the words of the source: IRC, CRA, CIE …</summary>
    public string? FacilityTypeNote { get; init; }

    /// <summary>How many people it holds, by date.</summary>
    public IReadOnlyList<CapacityInput>? Capacities { get; init; }

    /// <summary>Whom it holds, as far as known.</summary>
    public IReadOnlyList<Population>? Holds { get; init; }

    /// <summary>How long people are held at most, in the words of the source or of the law: "7 days", "indefinite".</summary>
    public string? MaximumStay { get; init; }

    internal V1.DetentionCentre ToMessage()
    {
        var message = new V1.DetentionCentre { FacilityType = FacilityType };
        message.Capacities.AddRange(Capacities?.Select(capacity => capacity.ToMessage()) ?? []);
        message.Holds.AddRange(Holds?.Select(population => (V1.Population)population) ?? []);
        if (MaximumStay is not null)
            message.MaximumStay = MaximumStay;
        if (FacilityTypeNote is not null)
            message.FacilityTypeNote = FacilityTypeNote;
        return message;
    }
}
