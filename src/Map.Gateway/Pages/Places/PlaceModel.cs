using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Drawing;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Places;

/// <summary>An involvement with the organisation, or the place, at its other end.</summary>
public sealed record InvolvedOrganisation(V1.Involvement Involvement, V1.Organisation Organisation)
{
    // Those who decide about a place, and not those who come to it.
    static readonly V1.InvolvementRole[] Running =
    [
        V1.InvolvementRole.Operates, V1.InvolvementRole.Owns, V1.InvolvementRole.Authority, V1.InvolvementRole.Guards,
        V1.InvolvementRole.OperatesHoldingRoom,
    ];

    public bool Runs => Running.Contains(Involvement.Role);
}

/// <summary>Everything on the page of a place.</summary>
/// <param name="Place">The place.</param>
/// <param name="Organisation">The organisation that it is, or belongs to.</param>
/// <param name="FacilityType">Its type, for a detention centre.</param>
/// <param name="Involved">Who is or was involved, the latest first.</param>
/// <param name="Regions">The regions it lies in, widest first.</param>
/// <param name="Coverage">The regions it serves.</param>
/// <param name="Help">Groups that help there.</param>
/// <param name="Border">Centres and offices near there.</param>
/// <param name="Pages">What is kept of the pages that it cites.</param>
public sealed record PlaceModel(
    V1.Place Place, V1.Organisation? Organisation, V1.FacilityType? FacilityType, IReadOnlyList<InvolvedOrganisation> Involved,
    IReadOnlyList<V1.Region> Regions, IReadOnlyList<V1.Region> Coverage, IReadOnlyList<PlaceItem> Help, IReadOnlyList<PlaceItem> Border,
    KnownPages Pages)
{
    /// <summary>What the map shows when it is not moved: all pins when null.</summary>
    public MapView? View { get; init; }

    /// <summary>The place itself, number 1, then what is near it.</summary>
    public IReadOnlyList<MapPin> Pins(Links links) => Place.Position is null ? [] :
    [
        new(1, Place, "#content"), .. MapPin.Of(Help),
        .. Border.Where(item => item.Number is not null).Select(item => new MapPin(item.Number!.Value, item.Place, links.Place(item.Place.Id))),
    ];
}
