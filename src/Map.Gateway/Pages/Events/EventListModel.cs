using Map.Gateway.Pages.Find;

namespace Map.Gateway.Pages.Events;

/// <summary>What the page of events shows.</summary>
/// <param name="Text">What was typed; empty when nothing was.</param>
/// <param name="Town">The town that it was taken for; null for none.</param>
/// <param name="Items">What takes place, by when it begins.</param>
/// <param name="Nowhere">What the map has no position of: online, or told on request.</param>
/// <param name="Query">The parameters of the files with the same; null where a file would name more than a town.</param>
public sealed record EventListModel(string Text, NamesOf? Town, IReadOnlyList<EventItem> Items, IReadOnlyList<EventItem> Nowhere, string Query)
{
    /// <summary>The region that it is of, or the country of the town; null for the whole map.</summary>
    public string? Region { get; init; }
}
