namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The revisions of two that are merged, what is taken from the one that goes, and why.</summary>
public abstract record MergeFields
{
    /// <summary>The revision of the one that stays that you saw.</summary>
    public required long Revision { get; init; }

    /// <summary>The revision of the one that goes that you saw.</summary>
    public required long OtherRevision { get; init; }

    /// <summary>The fields to take from the one that goes, by their names, such as website or, of a place, supportGroup.languages. Names, sources and
    /// involvements of both are kept in any case.</summary>
    public IReadOnlyList<string>? Take { get; init; }

    /// <summary>Why. The comment is required.</summary>
    public required EditSummaryInput Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}
