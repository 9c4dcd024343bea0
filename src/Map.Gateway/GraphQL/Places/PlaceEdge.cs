namespace Map.Gateway.GraphQL.Places;

/// <summary>A place within a list.</summary>
public sealed class PlaceEdge
{
    /// <summary>Give this as `after` to go on after this place.</summary>
    public required string Cursor { get; init; }

    /// <summary>The place.</summary>
    public required Place Node { get; init; }
}
