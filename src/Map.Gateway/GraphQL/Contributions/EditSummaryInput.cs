using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>What somebody says of a change.</summary>
public sealed record EditSummaryInput
{
    /// <summary>Why. At most 500 characters. Everybody can read it in the history.</summary>
    public string? Comment { get; init; }

    /// <summary>Where it is known from: at least one, unless the change only corrects spelling, withdraws or undoes, or brings its sources
    /// itself. They become sources of what is changed. At most 20.</summary>
    public IReadOnlyList<SourceInput>? Sources { get; init; }

    /// <summary>Whether it only corrects spelling.</summary>
    public bool? IsSpelling { get; init; }
}
