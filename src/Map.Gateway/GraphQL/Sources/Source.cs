using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Sources;

/// <summary>Where a claim comes from.</summary>
public sealed class Source
{
    /// <summary>The citation: author or site, title, date; as much as is known.</summary>
    public required string Citation { get; init; }

    /// <summary>Address of the document, when the citation has one.</summary>
    public Uri? Url { get; init; }

    internal static Source? From(V1.Source? message) =>
        message is null ? null : new() { Citation = message.Citation, Url = WebAddress.From(message.HasUrl ? message.Url : null) };

    internal static IReadOnlyList<Source> From(IEnumerable<V1.Source> messages) => [.. messages.Select(message => From(message)!)];
}
