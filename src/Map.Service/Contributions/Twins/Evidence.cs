using System.Globalization;

namespace Map.Service.Contributions.Twins;

/// <summary>What speaks for two places being the same, and against, in words. Only of what the caller sees of both.</summary>
static class Evidence
{
    public static IEnumerable<string> Of(Comparison pair)
    {
        if (OfNames(pair.Name) is { } names) yield return names;
        if (pair.HasOtherMarkers)
            yield return $"other number or letter: {string.Join(", ", pair.Name.A.Markers)} and {string.Join(", ", pair.Name.B.Markers)}";
        if (pair.IsForOthers) yield return "one is for women, the other for men";
        if (pair.Metres is { } metres) yield return Apart(metres, pair.IsFine);
        if (pair.IsSameAddress) yield return "same address";
        if (pair.IsSameTown) yield return $"same town: {pair.B.Place.Address.Town}";
        if (pair.IsOtherTown) yield return $"other town: {pair.B.Place.Address.Town}";
        if (pair.IsOtherCountry) yield return $"other country: {pair.B.Country}";
        if (pair.IsSameWebsite) yield return $"same website: {pair.B.Website!.Value.Host}";
        if (pair.IsOtherWebsite) yield return $"other website: {pair.B.Website!.Value.Host}";
        if (pair.IsSameTelephone) yield return "same telephone";
        if (pair.IsOtherTelephone) yield return "other telephone";
        if (pair.IsSameEmail) yield return "same e-mail";
        if (pair.IsSameOrganisation) yield return "same organisation";
        if (pair.IsOtherOrganisation) yield return "other organisation";
        if (pair.IsOtherKind) yield return "other kind";
        if (pair.IsOtherFacilityType) yield return "other facility type";
        if (pair.YearsBetweenOpenings == 0) yield return "opened in the same year";
        if (pair.YearsBetweenOpenings > 1)
            yield return string.Create(CultureInfo.InvariantCulture, $"opened {pair.YearsBetweenOpenings} years apart");
        if (pair.IsOtherTime) yield return "never open at the same time";
    }

    static string? OfNames(NameComparison name) => name switch
    {
        { IsWhole: true, IsOtherScript: true } => $"same name in another script: {name.B.Text}",
        { IsWhole: true } => "same name",
        { IsAcronym: true } => $"one name is the acronym of the other: {name.B.Text}",
        { IsOtherScript: true, Contained: >= 0.5 } => $"names alike in another script: {name.B.Text}",
        { Contained: >= 0.9, Differing: 0 } when name.A.Words.Count != name.B.Words.Count =>
            $"one name has all words of the other: {name.B.Text}",
        { Alike: >= 0.5 } => $"names alike: {name.B.Text}",
        { Contained: < 0.2 } => "other name",
        _ => null,
    };

    static string Apart(double metres, bool isFine) => (isFine, metres) switch
    {
        (true, < 20) => "at the same spot",
        (true, < 1_000) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(metres / 10) * 10:0} m apart"),
        (false, < 1_000) => "less than 1 km apart, but not known exactly",
        (_, < 10_000) => string.Create(
            CultureInfo.InvariantCulture, $"{metres / 1_000:0.0} km apart{(isFine ? "" : ", but not known exactly")}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{metres / 1_000:0} km apart"),
    };
}
