namespace Map.Service.Contributions.Twins;

/// <summary>Two places side by side.</summary>
sealed class Comparison
{
    Comparison(PlaceForm a, PlaceForm b)
    {
        (A, B) = (a, b);
        NameComparison[] pairs = [.. a.Names.SelectMany(_ => b.Names, NameComparison.Of)];
        (Usual, Name) = (pairs[0], pairs.MaxBy(pair => pair.Score));
        if (a.Place.Position is { } from && b.Place.Position is { } to) Metres = Distance.Metres(from, to);
    }

    public PlaceForm A { get; }

    public PlaceForm B { get; }

    /// <summary>The pair of names that is most alike.</summary>
    public NameComparison Name { get; }

    /// <summary>The usual names.</summary>
    public NameComparison Usual { get; }

    /// <summary>Between the positions; null where one is not known.</summary>
    public double? Metres { get; }

    /// <summary>Metres by which they are farther apart than the precision of both explains.</summary>
    public double? Excess => Metres is { } metres ? Math.Max(0, metres - A.Radius - B.Radius) : null;

    /// <summary>Whether both positions are those of a street or finer.</summary>
    public bool IsFine => A.Radius <= 400 && B.Radius <= 400;

    /// <summary>How near they are by both precisions, 1 to 0; 0.3 where a position is not known.</summary>
    public double Nearness => Excess is { } excess ? Math.Exp(-excess / (IsFine ? 500 : 3_000)) : 0.3;

    public bool IsSameTown => A.Town.Length > 0 && A.Town == B.Town;

    /// <summary>Whether they are in different towns. Two sources may name the village and the town for one spot.</summary>
    public bool IsOtherTown => Excess is not < 3_000 && A.Town.Length > 0 && B.Town.Length > 0 && A.Town != B.Town
        && Spelling.Similarity(TwinWords.Sound(A.Town), TwinWords.Sound(B.Town)) < 0.85;

    /// <summary>Whether they are in different countries. To many lists Réunion is in France, and has a code of its own in others.</summary>
    public bool IsOtherCountry => A.Country is { } mine && B.Country is { } theirs && mine != theirs
        && CountryCodes.CountryOf(mine) != theirs && CountryCodes.CountryOf(theirs) != mine;

    public bool IsSameAddress => A.Place.Address is { HasLines: true, Lines: var mine }
        && B.Place.Address is { HasLines: true, Lines: var theirs } && TwinWords.InAscii(mine).SequenceEqual(TwinWords.InAscii(theirs));

    public bool IsSameWebsite => A.Website is { } mine && B.Website is { } theirs && mine.Host == theirs.Host
        && (mine.Path == theirs.Path || !mine.IsShared && (mine.Path.Length == 0 || theirs.Path.Length == 0));

    public bool IsOtherWebsite => A.Website is { } mine && B.Website is { } theirs && mine.Host != theirs.Host;

    public bool IsSameTelephone => HasTelephones && A.Telephones.Any(mine => B.Telephones.Any(theirs => Telephone.IsSame(mine, theirs)));

    public bool IsOtherTelephone => HasTelephones && !IsSameTelephone;

    public bool IsSameEmail => A.Emails.Any(B.Emails.Contains);

    public bool IsSameOrganisation => A.Organisation is { } mine && mine == B.Organisation;

    public bool IsOtherOrganisation => A.Organisation is { } mine && B.Organisation is { } theirs && mine != theirs;

    public bool IsOtherKind => A.Kind != B.Kind && A.Kind != PlaceKind.Unspecified && B.Kind != PlaceKind.Unspecified;

    public bool IsSameFacilityType => FacilityTypes is { } types && types.Mine == types.Theirs;

    public bool IsOtherFacilityType => FacilityTypes is { } types && types.Mine != types.Theirs;

    /// <summary>Years between the first known days of operation; null where one is not known.</summary>
    public int? YearsBetweenOpenings => OpenedIn(A) is { } mine && OpenedIn(B) is { } theirs ? Math.Abs(mine - theirs) : null;

    /// <summary>Whether one closed years before the other opened.</summary>
    public bool IsOtherTime => ClosedIn(A) < OpenedIn(B) - 1 || ClosedIn(B) < OpenedIn(A) - 1;

    /// <summary>Whether each has a number or letter that the other has not: Block 9 and Block 10.</summary>
    public bool HasOtherMarkers => Name.A.Markers.Count > 0 && Name.B.Markers.Count > 0 && !Name.A.Markers.Intersect(Name.B.Markers).Any();

    /// <summary>Whether one may be the network that the other belongs to: it has no position, and its name is part of the other.</summary>
    public bool MayBeNetworkOf => A.Place.Position is null != B.Place.Position is null && Name is { Contained: > 0.9, IsWhole: false };

    /// <summary>Whether only one has a number or letter.</summary>
    public bool HasMarkersOfOne => Name.A.Markers.Count > 0 != Name.B.Markers.Count > 0;

    /// <summary>Whether one is for women by its name, and the other for men.</summary>
    public bool IsForOthers => Has(Name.A, "women") != Has(Name.B, "women") && Has(Name.A, "men") != Has(Name.B, "men");

    (string Mine, string Theirs)? FacilityTypes =>
        A.Place.DetentionCentre?.FacilityType is { Length: > 0 } mine && B.Place.DetentionCentre?.FacilityType is { Length: > 0 } theirs
        && mine != "unknown" && theirs != "unknown" ? (mine, theirs) : null;

    bool HasTelephones => A.HasTelephone && B.HasTelephone;

    public static Comparison Of(PlaceForm a, PlaceForm b) => new(a, b);

    static bool Has(NameForm name, string meaning) => name.Words.Any(word => word.Meaning == meaning);

    static int? OpenedIn(PlaceForm form) => YearOf(form.Place.Periods.FirstOrDefault(period => period.HasFrom)?.From);

    static int? ClosedIn(PlaceForm form) =>
        form.Place.Periods.Any(period => !period.HasTo) ? null : YearOf(form.Place.Periods.LastOrDefault()?.To);

    static int? YearOf(string? date) => date is not null && PartialDate.TryParse(date, out var parsed) ? parsed.FirstDay.Year : null;
}
