using System.Text.Json.Serialization;
using Map.Gateway.Ogc.Html;

namespace Map.Gateway.Ogc;

/// <summary>A link of a document (RFC 8288).</summary>
/// <param name="Href">The whole address.</param>
/// <param name="Rel">How it relates to the document.</param>
/// <param name="Type">Its media type; null where it has several.</param>
/// <param name="Title">For people.</param>
sealed record Link(string Href, string Rel, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Type, string Title)
{
    public static HtmlCell ToCell(Link link) => new($"{link.Title} ({link.Rel})", link.Href);
}
