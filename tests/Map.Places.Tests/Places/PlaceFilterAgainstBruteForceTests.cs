using Map.Places.Tests.Running;
using Map.V1;

namespace Map.Places.Tests.Places;

/// <summary>Random filters over random places give what a plain loop over all places gives.</summary>
public sealed class PlaceFilterAgainstBruteForceTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly string[] Words = ["calais", "Zürich", "100%", "o'neill", "a_b", "\u0645\u0631\u0643\u0632", "visitors"];
    static readonly string[] Folded = ["calais", "zurich", "100%", "o'neill", "a_b", "\u0645\u0631\u0643\u0632", "visitors"];
    static readonly (string Code, double West, double South, double East, double North)[] Areas =
        [("AA", 0, 0, 3, 3), ("BB", 2, -4, 6, 1), ("CC", -9, -9, -3, 9)];

    readonly Random random = new(11);
    readonly List<Known> places = [];

    sealed record Known(
        string Id, PlaceKind Kind, PlaceStatus Status, int[] Words, Position? Position, (int From, int To)? Years, int? Organisation,
        bool Own);

    [Fact]
    public async Task Filters_give_what_a_loop_over_all_places_gives()
    {
        foreach (var area in Areas) await server.Map.RegionAsync(area.Code, area.Code, area.West, area.South, area.East, area.North);
        Guid[] organisations = [await server.Map.OrganisationAsync("first"), await server.Map.OrganisationAsync("second")];
        for (var i = 0; i < 250; i++) places.Add(await AddPlaceAsync(organisations));

        var matches = 0;
        for (var i = 0; i < 300; i++)
        {
            var filter = RandomFilter(organisations);
            var expected = places.Where(place => Matches(place, filter, organisations)).Select(place => place.Id)
                .Order(StringComparer.Ordinal);
            var page = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { Filter = filter, PageSize = 1_000 });
            var count = await server.Places.CountPlacesAsync(new CountPlacesRequest { Filter = filter });

            var found = page.Results.Select(result => result.Place.Id).Order(StringComparer.Ordinal).ToList();
            Assert.True(expected.SequenceEqual(found), filter.ToString());
            Assert.Equal(found.Count, count.Count);
            matches += found.Count;
        }
        Assert.True(matches > 1_000, $"The filters matched only {matches} places; they test little.");
    }

    async Task<Known> AddPlaceAsync(Guid[] organisations)
    {
        var (kind, status) = ((PlaceKind)random.Next(1, 5), (PlaceStatus)random.Next(1, 6));
        int[] words = [.. Enumerable.Range(0, Words.Length).Where(_ => random.Next(3) == 0)];
        var position = random.Next(6) == 0 ? null : new Position
        {
            Latitude = random.Next(-9, 10), Longitude = random.Next(3) == 0 ? random.Next(-180, 181) : random.Next(-9, 10),
        };
        var published = random.Next(10) > 0;
        var organisation = random.Next(3) is var chosen and < 2 ? chosen : (int?)null;
        var own = organisation is not null && kind == PlaceKind.Office;
        var years = random.Next(2) == 0 ? (From: random.Next(2000, 2010), To: random.Next(2010, 2020)) : ((int From, int To)?)null;

        var name = string.Join(' ', new[] { "place" }.Concat(words.Select(word => Words[word])));
        var id = await server.Map.PlaceAsync(name, position?.Latitude, position?.Longitude, Snake(kind), Snake(status), published,
            more: own ? [("organisation_id", $"'{organisations[organisation!.Value]}'")] : []);
        if (organisation is { } at && !own)
            await server.Map.InvolvementAsync(organisations[at], id, from: years?.From.ToString(), to: years?.To.ToString());
        if (years is { } open) await server.Map.PeriodAsync(id, open.From.ToString(), open.To.ToString());
        return new Known(published ? id.ToString() : "", kind, status, words, position, years, organisation, own);
    }

    PlaceFilter RandomFilter(Guid[] organisations)
    {
        var filter = new PlaceFilter();
        if (random.Next(3) == 0) filter.Kinds.Add([(PlaceKind)random.Next(1, 5), (PlaceKind)random.Next(1, 5)]);
        if (random.Next(3) == 0) filter.Statuses.Add([(PlaceStatus)random.Next(1, 6), (PlaceStatus)random.Next(1, 6)]);
        if (random.Next(4) == 0) filter.Text = Words[random.Next(Words.Length)].ToUpperInvariant() + " place";
        if (random.Next(4) == 0) filter.Box = RandomBox();
        if (random.Next(5) == 0) filter.Regions.Add([Areas[random.Next(3)].Code, Areas[random.Next(3)].Code]);
        if (random.Next(5) == 0) filter.Organisations.Add(organisations[random.Next(2)].ToString());
        if (random.Next(4) == 0) filter.OpenOn = $"{random.Next(1998, 2022)}-06-01";
        if (random.Next(6) == 0) filter.HasPosition = random.Next(2) == 0;
        return filter;
    }

    Box RandomBox()
    {
        var (one, other) = (random.Next(-9, 10), random.Next(-9, 10));
        var wide = random.Next(2) == 0 ? 180 : 9;
        return new Box
        {
            South = Math.Min(one, other), North = Math.Max(one, other),
            West = random.Next(-wide, wide + 1), East = random.Next(-wide, wide + 1),
        };
    }

    static bool Matches(Known place, PlaceFilter filter, Guid[] organisations) =>
        place.Id.Length > 0
        && (filter.Kinds.Count == 0 || filter.Kinds.Contains(place.Kind))
        && (filter.Statuses.Count > 0 ? filter.Statuses.Contains(place.Status) : filter.HasOpenOn || place.Status != PlaceStatus.Closed)
        && (!filter.HasText || filter.Text.Split(' ').All(word => HasWord(place, word)))
        && (filter.Box is null || (place.Position is { } point && Inside(filter.Box, point)))
        && (filter.Regions.Count == 0 || (place.Position is { } at && Areas.Any(area => filter.Regions.Contains(area.Code)
            && at.Longitude >= area.West && at.Longitude <= area.East && at.Latitude >= area.South && at.Latitude <= area.North)))
        && (filter.Organisations.Count == 0 || IsOf(place, filter, organisations))
        && (!filter.HasOpenOn || (place.Years is { } open ? Lasted(open, filter) : place.Status == PlaceStatus.Open))
        && (!filter.HasHasPosition || filter.HasPosition == place.Position is not null);

    static bool IsOf(Known place, PlaceFilter filter, Guid[] organisations) =>
        place.Organisation is { } index && filter.Organisations.Contains(organisations[index].ToString())
        && (place.Own || !filter.HasOpenOn || place.Years is not { } years || Lasted(years, filter));

    static bool Lasted((int From, int To) years, PlaceFilter filter) =>
        int.Parse(filter.OpenOn[..4]) is var year && years.From <= year && year <= years.To;

    static bool HasWord(Known place, string word) =>
        word == "place" || place.Words.Any(known => string.Equals(Words[known], word, StringComparison.OrdinalIgnoreCase)
            || string.Equals(Folded[known], word, StringComparison.OrdinalIgnoreCase));

    static bool Inside(Box box, Position point)
    {
        double[] longitudes = Math.Abs(point.Longitude) == 180 ? [-180, 180] : [point.Longitude];
        return point.Latitude >= box.South && point.Latitude <= box.North && longitudes.Any(longitude => box.West <= box.East
            ? longitude >= box.West && longitude <= box.East
            : longitude >= box.West || longitude <= box.East);
    }

    static string Snake<T>(T value) where T : struct, Enum =>
        Npgsql.NameTranslation.NpgsqlSnakeCaseNameTranslator.ConvertToSnakeCase(value.ToString());
}
