namespace Map.Gateway.GraphQL.History;

/// <summary>What a revision did to a place.</summary>
public enum RevisionKind
{
    /// <summary>It is the first in which you could have seen the place: all that it had is told.</summary>
    Added = V1.RevisionKind.Added,

    /// <summary>It changed the place.</summary>
    Updated = V1.RevisionKind.Updated,
}
