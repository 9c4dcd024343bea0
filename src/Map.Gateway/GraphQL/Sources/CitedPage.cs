using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Sources;

/// <summary>What is kept of a cited page, so that the source outlives it. It is brought up to date at most once an hour.</summary>
public sealed class CitedPage(V1.CitedPage message)
{
    /// <summary>Its title.</summary>
    public string? Title => message.Title.Length > 0 ? message.Title : null;

    /// <summary>Day of the visit at which all this was read.</summary>
    public DateOnly? VisitedOn => Day.From(message.VisitedOn);

    /// <summary>Day from which the page itself says that it is.</summary>
    public DateOnly? DatedOn => Day.From(message.DatedOn);

    /// <summary>SHA-256 of its main text, or of the file where it is none of HTML, as lower-case hexadecimal; null where it was too large to be read.</summary>
    public string? Hash => message.Sha256.Length > 0 ? message.Sha256 : null;

    /// <summary>The sentence that best matches what it is cited for, else its description of itself; at most 300 characters. Null where the page forbids quotations, where none is
    /// fit, and for sources of a single claim.</summary>
    public string? Quotation => message.Quotation.Length > 0 ? message.Quotation : null;

    /// <summary>Whether it is still there: WORKS, MOVED or GONE; null where that is not known.</summary>
    public V1.PageState? State => message.State.OrNull();

    /// <summary>Since when.</summary>
    public DateOnly? Since => Day.From(message.Since);

    /// <summary>Where the Internet Archive would have a copy of a page that is gone. Nobody has looked whether it does.</summary>
    public Uri? ArchiveUrl => HttpLink.From(message.ArchiveUrl);
}
