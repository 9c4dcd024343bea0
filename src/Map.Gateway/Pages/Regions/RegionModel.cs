using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Drawing;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Regions;

/// <summary>An organisation with what it runs in a region.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Places">How many places it runs today.</param>
/// <param name="Capacity">How many people they hold, as far as known.</param>
public sealed record OperatorRow(V1.Organisation Organisation, long Places, long Capacity);

/// <summary>A part of a region with how many places it has.</summary>
public sealed record PartRow(V1.Region Region, long Places);

/// <summary>How many people could be held in a year, as far as known.</summary>
/// <param name="Year">The year; the figure is that of its last day, or of today.</param>
/// <param name="People">The sum of the last known capacities.</param>
/// <param name="Known">The number of centres with a figure.</param>
/// <param name="Open">The number of centres that were open.</param>
public sealed record CapacityYear(int Year, long People, long Known, long Open);

/// <summary>Everything on the page of a region.</summary>
public sealed record RegionModel(
    V1.Region Region, IReadOnlyList<V1.Region> Within, IReadOnlyList<PlaceItem> Help, long HelpTotal, IReadOnlyList<PlaceItem> Border, long BorderTotal,
    IReadOnlyList<OperatorRow> Operators, IReadOnlyList<PartRow> Parts, IReadOnlyList<CapacityYear> Years)
{
    /// <summary>What the map shows: the whole region when it is not moved.</summary>
    public MapView? View { get; init; }

    public IReadOnlyList<MapPin> Pins(Links links) =>
    [
        .. MapPin.Of(Help),
        .. Border.Where(item => item.Number is not null).Select(item => new MapPin(item.Number!.Value, item.Place, links.Place(item.Place.Id))),
    ];
}
