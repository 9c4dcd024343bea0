using Map.Gateway.Pages.Cards;

namespace Map.Gateway.Pages.Organisations;

/// <summary>A place where the organisation is or was involved.</summary>
public sealed record InvolvedPlace(V1.Involvement Involvement, V1.Place Place);

/// <summary>Everything on the page of an organisation.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Parent">What it is a part of.</param>
/// <param name="Country">The country of its seat.</param>
/// <param name="Involved">The places where it is or was involved, the latest first.</param>
/// <param name="Own">Its own groups and offices, as many as the page has room for.</param>
/// <param name="IsCut">Whether the map has more of them.</param>
/// <param name="Pages">What is kept of the pages that it cites.</param>
public sealed record OrganisationModel(
    V1.Organisation Organisation, V1.Organisation? Parent, V1.Region? Country, IReadOnlyList<InvolvedPlace> Involved, IReadOnlyList<V1.Place> Own,
    bool IsCut, KnownPages Pages);
