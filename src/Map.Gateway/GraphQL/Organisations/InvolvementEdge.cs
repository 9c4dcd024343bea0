namespace Map.Gateway.GraphQL.Organisations;

/// <summary>An involvement within a list.</summary>
public sealed class InvolvementEdge
{
    /// <summary>Give this as `after` to go on after this involvement.</summary>
    public required string Cursor { get; init; }

    /// <summary>The involvement.</summary>
    public required Involvement Node { get; init; }
}
