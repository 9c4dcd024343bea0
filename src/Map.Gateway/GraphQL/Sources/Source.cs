using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Sources;

/// <summary>Where a claim comes from.</summary>
public sealed class Source(V1.Source message)
{
    /// <summary>The citation: author or site, title, date; as much as is known.</summary>
    public string Citation => message.Citation;

    /// <summary>Address of the document, when the citation has one.</summary>
    public Uri? Url => WebAddress.From(message.HasUrl ? message.Url : null);

    internal static Source? From(V1.Source? message) => message is null ? null : new(message);

    internal static IReadOnlyList<Source> From(IEnumerable<V1.Source> messages) => [.. messages.Select(message => new Source(message))];
}

/// <summary>Where a claim comes from.</summary>
public sealed record SourceInput
{
    /// <summary>The citation: author or site, title, date; as much as is known.</summary>
    public required string Citation { get; init; }

    /// <summary>Address of the document, http or https.</summary>
    public Uri? Url { get; init; }
}
