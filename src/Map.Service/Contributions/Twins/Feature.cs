namespace Map.Service.Contributions.Twins;

/// <summary>One thing by which two places are compared.</summary>
/// <param name="Name">As the table of weights has it.</param>
/// <param name="Of">How far it is the case: mostly 0 to 1.</param>
sealed record Feature(string Name, Func<Comparison, double> Of)
{
    public static readonly Feature[] All =
    [
        new("words of names alike", pair => pair.Name.Alike),
        new("name contains the other", pair => pair.Name.Contained),
        new("letters of names alike", pair => pair.Name.Trigrams),
        new("same words", pair => One(pair.Name.IsWhole)),
        new("acronym", pair => One(pair.Name.IsAcronym)),
        new("names without a common word", pair => One(pair.Name.Contained < 0.2)),
        new("each has words that the other has not", pair => pair.Name.Differing),
        new("usual names differ", pair => pair.Usual.Differing),
        new("usual names differ and near", pair => pair.Usual.Differing * pair.Nearness),
        new("letters of usual names alike", pair => pair.Usual.Trigrams),
        new("perhaps a network and a part of it", pair => One(pair.MayBeNetworkOf)),
        new("other number or letter, near", pair => pair.HasOtherMarkers ? pair.Nearness : 0),
        new("women and men, near", pair => pair.IsForOthers ? pair.Nearness : 0),
        new("other number or letter", pair => One(pair.HasOtherMarkers)),
        new("number or letter in one only", pair => One(pair.HasMarkersOfOne)),
        new("women and men", pair => One(pair.IsForOthers)),
        new("other script", pair => One(pair.Name.IsOtherScript)),
        new("other script, words alike", pair => pair.Name.IsOtherScript ? pair.Name.Alike : 0),
        new("other script, no common word", pair => One(pair.Name.IsOtherScript && pair.Name.Contained < 0.2)),
        new("same spot", pair => One(pair.IsFine && pair.Metres < 100)),
        new("near, both exactly", pair => pair.IsFine && pair.Excess is not null ? pair.Nearness : 0),
        new("near, one only roughly", pair => !pair.IsFine && pair.Excess is not null ? pair.Nearness : 0),
        new("far", pair => pair.Excess is { } excess ? Math.Min(1, Math.Log(1 + excess / 3_000) / Math.Log(100)) : 0),
        new("farther than 20 km", pair => One(pair.Excess > 20_000)),
        new("position not known", pair => One(pair.Excess is null)),
        new("other country", pair => One(pair.IsOtherCountry)),
        new("same town", pair => One(pair.IsSameTown)),
        new("other town", pair => One(pair.IsOtherTown)),
        new("same address", pair => One(pair.IsSameAddress)),
        new("same website", pair => One(pair.IsSameWebsite)),
        new("other website", pair => One(pair.IsOtherWebsite)),
        new("same telephone", pair => One(pair.IsSameTelephone)),
        new("other telephone", pair => One(pair.IsOtherTelephone)),
        new("same e-mail", pair => One(pair.IsSameEmail)),
        new("same organisation", pair => One(pair.IsSameOrganisation)),
        new("other organisation", pair => One(pair.IsOtherOrganisation)),
        new("other kind", pair => One(pair.IsOtherKind)),
        new("same facility type", pair => One(pair.IsSameFacilityType)),
        new("other facility type", pair => One(pair.IsOtherFacilityType)),
        new("opened in the same year", pair => One(pair.YearsBetweenOpenings == 0)),
        new("opened years apart", pair => Math.Min(1, (pair.YearsBetweenOpenings ?? 0) / 5d)),
        new("never open together", pair => One(pair.IsOtherTime)),
        new("words alike and near", pair => pair.Name.Alike * pair.Nearness),
        new("name contained and near", pair => pair.Name.Contained * pair.Nearness),
        new("acronym and near", pair => pair.Name.IsAcronym ? pair.Nearness : 0),
        new("words differ and near", pair => pair.Name.Differing * pair.Nearness),
        new("words alike, position not known", pair => pair.Excess is null ? pair.Name.Alike : 0),
        new("same website and near", pair => pair.IsSameWebsite ? pair.Nearness : 0),
    ];

    static double One(bool isSo) => isSo ? 1 : 0;
}
