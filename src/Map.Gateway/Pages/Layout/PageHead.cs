namespace Map.Gateway.Pages.Layout;

/// <summary>What a page says of itself to browsers, search engines and previews.</summary>
/// <param name="Title">The title of the tab; the name of the site is added.</param>
/// <param name="Description">One sentence for search engines and previews.</param>
public sealed record PageHead(string Title, string Description)
{
    /// <summary>The query that is part of the page's own address: ?kinds=office; empty for most pages.</summary>
    public string Query { get; init; } = "";

    /// <summary>The address of the feed of what the page lists, for feed readers; null if it has none.</summary>
    public string? Feed { get; init; }

    /// <summary>The address of a description of what the page offers, as JSON-LD for programs; null if it has none.</summary>
    public string? Catalogue { get; init; }

    /// <summary>What the page is about, as JSON-LD in the words of schema.org.</summary>
    public object? JsonLd { get; init; }

    /// <summary>Whether search engines leave it out: lists of a filter, answers, errors.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether other sites may show it in a frame.</summary>
    public bool IsForFrames { get; init; }

    /// <summary>Whether the page has nothing around its content: no header, no menu, no footer.</summary>
    public bool IsBare { get; init; }

    /// <summary>The style that it has besides that of all pages: sheet, data, suggest or desk; null for most.</summary>
    public string? Style { get; init; }

    /// <summary>The script that it has besides that of all pages, by its name among the assets; null for most.</summary>
    public string? Script { get; init; }

    public int Status { get; init; } = StatusCodes.Status200OK;
}
