using Map.Gazetteer;
using Map.Testing.BruteForce;
using Map.V1;

namespace Map.Service.Tests.BruteForce;

/// <summary>The filter as a plain loop would apply it.</summary>
static class Matching
{
    /// <param name="metres">Distances from the centre of <c>near</c>, when the filter has one.</param>
    public static bool Matches(Known place, PlaceFilter filter, IReadOnlyDictionary<string, double>? metres = null) =>
        place.Published && Where(place, filter, metres) && What(place, filter) && When(place, filter)
        && (filter.Organisations.Count == 0 || IsOf(place, filter))
        && (filter.Condition is null || ConditionMatching.Matches(place, filter.Condition) == true);

    static bool Where(Known place, PlaceFilter filter, IReadOnlyDictionary<string, double>? metres) =>
        (filter.Box is null || (place.At is { } inBox && Geometry.Contains(filter.Box, inBox)))
        && (filter.Within is null || (place.At is { } inArea && Geometry.Contains(filter.Within, inArea)))
        && (filter.Near is null || (place.At is not null && metres![place.Id] <= filter.Near.WithinMetres))
        && (filter.Regions.Count == 0 || IsInRegions(place, filter))
        && (filter.Helps is null || Helps(place, (filter.Helps.Longitude, filter.Helps.Latitude)))
        && (filter.Covers is null
            || World.AreasOf((filter.Covers.Longitude, filter.Covers.Latitude)).Any(place.Coverage.Contains))
        && (filter.Precision.Count == 0 || (place.Precision is { } precision && filter.Precision.Contains(precision)))
        && (!filter.HasHasPosition || filter.HasPosition == place.At is not null);

    static bool IsInRegions(Known place, PlaceFilter filter)
    {
        var lies = place.At is { } at && World.AreasOf(at).Any(filter.Regions.Contains);
        var serves = place.Coverage.Any(filter.Regions.Contains);
        return filter.RegionMatch switch
        {
            RegionMatch.Coverage => serves,
            RegionMatch.LocationOrCoverage => lies || serves,
            _ => lies,
        };
    }

    // None of the areas is a part of another.
    static bool Helps(Known place, (double Longitude, double Latitude) at) =>
        place.Kind == PlaceKind.SupportGroup
        && (World.AreasOf(at).Any(place.Coverage.Contains)
            || (place.At is { } lies && (World.AreasOf(at).Intersect(World.AreasOf(lies)).Any() || Kilometres(lies, at) <= 30)));

    // On a sphere: no two points of the world are nearly 30 km apart.
    static double Kilometres((double Longitude, double Latitude) one, (double Longitude, double Latitude) other) =>
        new Point(one.Longitude, one.Latitude).KilometresTo(new Point(other.Longitude, other.Latitude));

    static bool What(Known place, PlaceFilter filter) =>
        (filter.Kinds.Count == 0 || filter.Kinds.Contains(place.Kind))
        && (filter.Statuses.Count > 0 ? filter.Statuses.Contains(place.Status) : filter.HasOpenOn || ConditionMatching.IsAboutTime(filter.Condition) || place.Status != PlaceStatus.Closed)
        && (!filter.HasText || filter.Text.Split(' ').All(word => HasWord(place, word)))
        && (filter.FacilityTypes.Count == 0 || filter.FacilityTypes.Any(type => Resolved(type) == place.FacilityType))
        && (filter.Services.Count == 0 || filter.Services.Any(place.Services.Contains))
        && (filter.Languages.Count == 0 || filter.Languages.Any(wanted => place.Languages.Any(language => Speaks(language, wanted))))
        && (filter.Audiences.Count == 0 || filter.Audiences.Any(place.Audiences.Contains))
        && (filter.Holds.Count == 0 || filter.Holds.Any(place.Holds.Contains))
        && (filter.Confidence.Count == 0 || (place.Confidence is { } confidence && filter.Confidence.Contains(confidence)))
        && (filter.WaysToHelp.Count == 0 || filter.WaysToHelp.Any(place.Help.Contains))
        && (!filter.HasCapacityAtLeast || place.Capacity(Year(filter)) >= filter.CapacityAtLeast);

    static bool When(Known place, PlaceFilter filter) =>
        (Year(filter) is not { } year || place.WasOpen(year))
        && (!filter.HasVerifiedSince || place.Verified >= DateOnly.Parse(filter.VerifiedSince))
        && (filter.ChangedSince is null || place.Updated >= filter.ChangedSince.ToDateTime());

    static bool IsOf(Known place, PlaceFilter filter) =>
        filter.Organisations.Contains(place.Organisation ?? "")
        && (place.IsOwn || Year(filter) is not { } year || place.Years is not { } years || (years.From <= year && year <= years.To));

    static int? Year(PlaceFilter filter) => filter.HasOpenOn ? int.Parse(filter.OpenOn[..4]) : null;

    static string Resolved(string type) => type switch { "gb:irc" => "removal_centre", "OSM:amenity=prison" => "prison", _ => type };

    static bool Speaks(string language, string wanted) =>
        language == "mul" || $"{language}-".StartsWith($"{wanted}-", StringComparison.OrdinalIgnoreCase);

    static bool HasWord(Known place, string word) =>
        word == "place" || place.Words.Any(known => string.Equals(World.Words[known], word, StringComparison.OrdinalIgnoreCase)
            || string.Equals(World.Folded[known], word, StringComparison.OrdinalIgnoreCase));
}
