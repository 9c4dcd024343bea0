namespace Map.Service.Places.Fields;

/// <summary>What a place may refer to, and the day by which its dates are checked.</summary>
/// <param name="Regions">Codes of the regions that exist.</param>
/// <param name="FacilityTypes">Codes of the facility types that exist.</param>
/// <param name="Organisations">Ids of the organisations that exist.</param>
/// <param name="Today">The day by UTC.</param>
/// <param name="NeedsSources">Whether somebody has to vouch for the place already.</param>
public sealed record PlaceVocabulary(
    IReadOnlySet<string> Regions, IReadOnlySet<string> FacilityTypes, IReadOnlySet<Guid> Organisations, DateOnly Today,
    bool NeedsSources = true);
