namespace Map.Gateway.GraphQL.Places;

/// <summary>What came of adding a place.</summary>
public sealed class AddPlacePayload
{
    /// <summary>The place as it is kept.</summary>
    public required Place Place { get; init; }
}
