using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Drawing;

namespace Map.Gateway.Pages.Find;

/// <summary>A value to filter by, with the number of places that it leaves; null where that is not counted.</summary>
public sealed record FilterChoice(string Parameter, string Value, string Label, long? Count, bool IsChosen);

/// <summary>Values of one parameter, under one question.</summary>
public sealed record FilterGroup(string Question, string Parameter, IReadOnlyList<FilterChoice> Choices)
{
    public bool IsUsed => Choices.Any(choice => choice.IsChosen);
}

/// <summary>A country with what the map knows in it.</summary>
public sealed record CountryRow(V1.Region Region, IReadOnlyDictionary<V1.PlaceKind, long> Counts)
{
    public long Total => Counts.Values.Sum();
}

public sealed record StartModel(PageFilter Filter, IReadOnlyList<CountryRow> Countries, IReadOnlyList<ChoiceCounts> Choices);

/// <summary>How many places have each value of a parameter.</summary>
public sealed record ChoiceCounts(string Parameter, IReadOnlyDictionary<string, long> Counts);

/// <summary>The places of a filter, a page of them.</summary>
public sealed record ListModel(
    PageFilter Filter, IReadOnlyList<PlaceItem> Items, long Total, string? Next, IReadOnlyList<ChoiceCounts> Choices, IReadOnlyList<Relaxation> Relaxations)
{
    /// <summary>What the map shows when it was moved; null for all of the places.</summary>
    public MapView? View { get; init; }

    /// <summary>Which page of the list this is; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>How many places earlier pages have shown.</summary>
    public int Before { get; init; }

    /// <summary>How many are on the next page.</summary>
    public long NextCount => Math.Clamp(Total - Before - Items.Count, 1, ListReader.PageSize);

    /// <summary>The query of the next page.</summary>
    public string NextQuery => $"{Filter.Query}&{Layout.Links.Parameter("after", Next ?? "")}&from={Before + Items.Count}";

    /// <summary>The places on the map.</summary>
    public IReadOnlyList<MapPin> Pins => MapPin.Of(Items);

    /// <summary>The query of this page of the list.</summary>
    public string PageQuery => After is null ? Filter.Query : $"{Filter.Query}&{Layout.Links.Parameter("after", After)}&from={Before}";
}

/// <summary>A parameter that can be left out when nothing fits, and how many places would fit then.</summary>
public sealed record Relaxation(string Parameter, string Query, long Count);
