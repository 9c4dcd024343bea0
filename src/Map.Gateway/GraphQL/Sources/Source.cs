using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Sources;

/// <summary>Where a claim comes from.</summary>
public sealed class Source(V1.Source message, string? subjectId = null)
{
    /// <summary>The citation: author or site, title, date; as much as is known.</summary>
    public string Citation => message.Citation;

    /// <summary>Address of the document, when the citation has one.</summary>
    public Uri? Url => HttpLink.From(message.HasUrl ? message.Url : null);

    /// <summary>The fields that it supports, by their names: position, status, supportGroup.languages. Only for the sources of a place or
    /// an organisation as a whole; empty where that is not known.</summary>
    public IReadOnlyList<string> Supports => [.. message.Supports.Select(Translation.PathOf)];

    /// <summary>Day on which somebody read it. Only for the sources of a place or an organisation as a whole.</summary>
    public DateOnly? ReadOn => Day.From(message.ReadOn);

    /// <summary>What is kept of the page; null without `url`, and where nothing is kept of it.</summary>
    [Cost(Weight.Batched)]
    public async Task<CitedPage?> GetPageAsync(CitedPageByKey pages, CancellationToken cancellation) =>
        message.HasUrl ? await pages.LoadAsync(new CitedPageKey(message.Url, subjectId), cancellation) : null;

    internal static Source? From(V1.Source? message) => message is null ? null : new(message);

    /// <param name="messages">The sources.</param>
    /// <param name="subjectId">UUID of the place or organisation that they are of, for which a page is quoted.</param>
    internal static IReadOnlyList<Source> From(IEnumerable<V1.Source> messages, string? subjectId = null) =>
        [.. messages.Select(message => new Source(message, subjectId))];
}

/// <summary>Where a claim comes from.</summary>
public sealed record SourceInput
{
    /// <summary>The citation: author or site, title, date; as much as is known.</summary>
    public required string Citation { get; init; }

    /// <summary>Address of the document, http or https.</summary>
    public Uri? Url { get; init; }

    /// <summary>The fields that it supports, by their names: position, status, supportGroup.languages. At most 50. Only for the sources of
    /// a place or an organisation as a whole, and of a change: there it supports the fields that are given when this is left out.</summary>
    public IReadOnlyList<string>? Supports { get; init; }

    /// <summary>Day on which you read it. Only for the sources of a place or an organisation as a whole, and of a change.</summary>
    public DateOnly? ReadOn { get; init; }
}
