namespace Map.Gateway.GraphQL.Organisations;

/// <summary>An organisation within a list.</summary>
public sealed class OrganisationEdge
{
    /// <summary>Give this as `after` to go on after this organisation.</summary>
    public required string Cursor { get; init; }

    /// <summary>The organisation.</summary>
    public required Organisation Node { get; init; }
}
