namespace Map.Gateway.Http.Limits;

/// <summary>Who goes first when not everybody can be answered. As metadata of an endpoint it replaces what its cost would say.</summary>
public enum Priority
{
    /// <summary>Monitoring, and what asks the service for nothing: never limited.</summary>
    Free,

    /// <summary>A page, or a pack for a phone: somebody may be looking for help.</summary>
    Person,

    /// <summary>All that programs read: GraphQL, tiles, lists.</summary>
    Program,

    /// <summary>A file, which may be the whole map, or a batch.</summary>
    Download,
}
