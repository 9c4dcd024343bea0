namespace Map.Gateway.Hsds.Objects;

/// <summary>A location of HSDS 3.1. There is one only where a position is published.</summary>
sealed record HsdsLocation
{
    public required string Id { get; init; }

    public string LocationType { get; } = "physical";

    public string? Description { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    public IReadOnlyList<HsdsAddress>? Addresses { get; init; }

    public IReadOnlyList<HsdsAttribute>? Attributes { get; init; }
}
