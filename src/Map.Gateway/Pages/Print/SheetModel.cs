using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Drawing;
using Map.Gateway.Pages.Find;

namespace Map.Gateway.Pages.Print;

/// <summary>The places of a filter for a sheet.</summary>
/// <param name="Filter">Which places.</param>
/// <param name="Form">On what.</param>
/// <param name="Name">What the sheet shows, in words.</param>
/// <param name="Sections">The places by kind, numbered through.</param>
/// <param name="Hosts">The sites that the places are known from, without www.</param>
/// <param name="Events">What happens in the next weeks, as far as there is room.</param>
public sealed record SheetModel(
    PageFilter Filter, SheetForm Form, FilterName Name, IReadOnlyList<SheetSection> Sections, IReadOnlyList<string> Hosts, IReadOnlyList<SheetEvent> Events)
{
    public int Total => Sections.Sum(section => section.Items.Count);

    /// <summary>The places on the map, with the numbers of the list.</summary>
    public IReadOnlyList<MapPin> Pins => MapPin.Of(Sections.SelectMany(section => section.Items));
}

/// <summary>The places of one kind, those on the map first, by town.</summary>
public sealed record SheetSection(V1.PlaceKind Kind, IReadOnlyList<PlaceItem> Items);

/// <summary>A list that no sheet has room for.</summary>
public sealed record TooManyModel(PageFilter Filter, SheetForm Form, long Count);
