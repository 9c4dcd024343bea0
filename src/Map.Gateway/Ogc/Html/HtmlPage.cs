namespace Map.Gateway.Ogc.Html;

/// <summary>A document for people.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Sections">What it says.</param>
/// <param name="Links">The links that it also has as JSON.</param>
public sealed record HtmlPage(string Title, IReadOnlyList<HtmlSection> Sections, IReadOnlyList<HtmlCell> Links)
{
    /// <summary>The documents that this one is in, from the landing page on.</summary>
    public IReadOnlyList<HtmlCell> Trail { get; init; } = [];
}

/// <summary>A part of a document.</summary>
/// <param name="Heading">Empty for the first part.</param>
public sealed record HtmlSection(string Heading)
{
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>Names with their values.</summary>
    public IReadOnlyList<(string Name, HtmlCell Value)> Terms { get; init; } = [];

    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The rows of the columns; the first cell of each is its heading.</summary>
    public IReadOnlyList<IReadOnlyList<HtmlCell>> Rows { get; init; } = [];
}

/// <summary>A text, which may lead somewhere.</summary>
public sealed record HtmlCell(string Text, string? Href = null);
