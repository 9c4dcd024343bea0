namespace Map.Gateway.GraphQL.Changes;

/// <summary>What a change means for somebody who knows the places that matched before.</summary>
public enum ChangeKind
{
    /// <summary>A place matches that could not be seen before.</summary>
    Added = V1.ChangeKind.Added,

    /// <summary>A place matches, and is not as it was; it may not have matched before.</summary>
    Updated = V1.ChangeKind.Updated,

    /// <summary>
    /// A place was deleted, can no longer be seen, or does not match any more: forget it. It may not have matched before.
    /// </summary>
    Removed = V1.ChangeKind.Removed,
}
