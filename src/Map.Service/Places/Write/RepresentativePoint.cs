using Map.Gazetteer;

namespace Map.Service.Places.Write;

/// <summary>Decides for every way in whether a coarse position stands for a whole town or locality. Then it is published as it is; every
/// other coarse position is rounded by published(), because it may be somebody's address.</summary>
static class RepresentativePoint
{
    /// <summary>Sources write the points of towns with few digits, and gazetteers differ by as much.</summary>
    const double Metres = 150;

    // A point of a smaller area than the precision names would give a finer one away. No locality stands for a region.
    static readonly Dictionary<Precision, IReadOnlySet<LocalityKind>> Areas = new()
    {
        [Precision.Town] = new HashSet<LocalityKind> { LocalityKind.Town, LocalityKind.Village },
        [Precision.Locality] = new HashSet<LocalityKind>
        {
            LocalityKind.Town, LocalityKind.Village, LocalityKind.PartOfTown, LocalityKind.PostcodeDistrict,
        },
    };

    /// <summary>The gazetteer's point that a position stands for; null if the position is exact, or none of the gazetteer's. The point
    /// of the gazetteer itself, and not the one that was given: that one may be a home close to the middle of a village.</summary>
    public static Position? Of(Place place, EmbeddedGazetteer gazetteer) =>
        place.Position is { } position && Areas.TryGetValue(place.Precision, out var kinds)
        && gazetteer.Nearest(PointOf(position), Metres, kinds) is { } locality
            ? new Position { Latitude = locality.Middle.Latitude, Longitude = locality.Middle.Longitude }
            : null;

    /// <summary>The town or village whose point a position is that claims to be more exact than that; null if it is none.</summary>
    public static NearbyLocality? Disguised(Place place, EmbeddedGazetteer gazetteer) =>
        place.Position is { } position && place.Precision != Precision.Unspecified && !place.Precision.IsCoarse()
            ? gazetteer.Nearest(PointOf(position), Metres, Areas[Precision.Town])
            : null;

    static Point PointOf(Position position) => new(position.Longitude, position.Latitude);
}
