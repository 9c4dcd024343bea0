using Map.Testing.Running;
using Map.V1;
using Npgsql.NameTranslation;

namespace Map.Testing.BruteForce;

/// <summary>Random places, the same for each seed, in a database and in memory. They lie on whole degrees, so that many are on borders: in
/// and around the areas, on both sides of the antimeridian, at the poles, 200 at one point, and some without a position.</summary>
public sealed class World(PlacesServer server, double within, int seed)
{
    // None of them is a label of a kind or a service, which the text filter also finds.
    public static readonly string[] Words = ["calais", "Zürich", "100%", "o'neill", "a_b", "\u062A\u0636\u0627\u0645\u0646", "helpers"];
    public static readonly string[] Folded = ["calais", "zurich", "100%", "o'neill", "a_b", "\u062A\u0636\u0627\u0645\u0646", "helpers"];
    public static readonly string[] FacilityTypes = ["removal_centre", "prison", "hotel", "unknown"];
    public static readonly string[] Languages = ["fr", "en", "pt", "pt-BR", "zh-Hant-TW", "mul"];
    public static readonly (string Code, double West, double South, double East, double North)[] Areas =
        [("AA", 0, 0, 3, 3), ("BB", 2, -4, 6, 1), ("CC", -9, -9, -3, 9)];

    static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    readonly Random random = new(seed);

    public List<Known> Places { get; } = [];

    public string[] Organisations { get; private set; } = [];

    /// <param name="server">Its database is filled.</param>
    /// <param name="within">The offset within a cell of one degree of positions that are known more exactly than they are
    /// published.</param>
    /// <param name="seed">Determines all random choices.</param>
    public static async Task<World> FillAsync(PlacesServer server, double within = 0.3, int seed = 11)
    {
        var world = new World(server, within, seed);
        foreach (var area in Areas) await server.Map.RegionAsync(area.Code, area.Code, area.West, area.South, area.East, area.North);
        world.Organisations = [
            (await server.Map.OrganisationAsync("first")).ToString(), (await server.Map.OrganisationAsync("second")).ToString()];
        for (var i = 0; i < 250; i++) await world.AddAsync();
        await world.AddTwoHundredAtOnePointAsync();
        return world;
    }

    /// <summary>Distances of all places with a position from a point, each computed separately.</summary>
    public async Task<Dictionary<string, double>> DistancesAsync(Position from)
    {
        var rows = await server.Map.ListAsync<string>("""
            SELECT id || ' ' || ST_Distance(position::geography, ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography)
            FROM place WHERE position IS NOT NULL
            """, from.Longitude, from.Latitude);
        return rows.Select(row => row.Split(' '))
            .ToDictionary(row => row[0], row => double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    public static IEnumerable<string> AreasOf((double Longitude, double Latitude) at) =>
        from area in Areas
        where at.Longitude >= area.West && at.Longitude <= area.East && at.Latitude >= area.South && at.Latitude <= area.North
        select area.Code;

    public static string Snake<T>(T value) where T : struct, Enum => NpgsqlSnakeCaseNameTranslator.ConvertToSnakeCase(value.ToString());

    async Task AddAsync()
    {
        var kind = (PlaceKind)random.Next(1, 5);
        var organisation = random.Next(3) is var chosen and < 2 ? Organisations[chosen] : null;
        var centre = kind == PlaceKind.DetentionCentre;
        var group = kind == PlaceKind.SupportGroup;
        var place = new Known("", kind, (PlaceStatus)random.Next(1, 6), random.Next(10) > 0, Where())
        {
            Words = [.. Enumerable.Range(0, Words.Length).Where(_ => random.Next(3) == 0)],
            Organisation = organisation,
            IsOwn = organisation is not null && kind == PlaceKind.Office,
            Years = random.Next(2) == 0 ? (random.Next(2000, 2010), random.Next(2010, 2020)) : null,
            FacilityType = centre ? Pick(FacilityTypes) : null,
            Capacities = centre ? [.. Enumerable.Range(0, random.Next(3)).Select(step => (2003 + 5 * step, random.Next(1, 9) * 50))] : [],
            Services = group ? Some((V1.Service[])[V1.Service.Food, V1.Service.Visits, V1.Service.Hotline]) : [],
            Languages = group ? Some(Languages) : [],
            Audiences = group ? Some((Audience[])[Audience.Women, Audience.Families, Audience.Survivors]) : [],
            Holds = centre ? Some((Population[])[Population.Men, Population.Women, Population.Families]) : [],
            Confidence = random.Next(4) == 0 ? null : Pick(Confidence.High, Confidence.Medium, Confidence.Low),
            Help = group ? Some((HelpKind[])[HelpKind.Visit, HelpKind.Host]) : [],
            Coverage = group ? Some([.. Areas.Select(area => area.Code)]) : [],
            Country = random.Next(4) == 0 ? null : Pick("GB", "FR", "IT"),
            Verified = random.Next(2) == 0 ? null : new DateOnly(2020, 1, 1).AddDays(random.Next(2_000)),
            Updated = Start.AddHours(random.Next(10_000)),
        };
        Places.Add(await SaveAsync(place));
    }

    async Task<Known> SaveAsync(Known place)
    {
        var name = string.Join(' ', new[] { "place" }.Concat(place.Words.Select(word => Words[word])));
        // A third of the positions are known more exactly than they are published.
        var coarse = random.Next(3) == 0 && place.At is { } at && Math.Abs(at.Longitude) < 180 && Math.Abs(at.Latitude) < 90;
        var shift = coarse ? within : 0;
        var precision = coarse ? Precision.Region : Precision.Building;
        var id = await server.Map.PlaceAsync(name, place.At?.Latitude + shift, place.At?.Longitude - shift, Snake(place.Kind),
            Snake(place.Status), place.Published, Snake(precision), [.. Columns(place)]);
        if (place.Organisation is { } organisation && !place.IsOwn)
            await server.Map.InvolvementAsync(
                Guid.Parse(organisation), id, from: place.Years?.From.ToString(), to: place.Years?.To.ToString());
        if (place.Years is { } open) await server.Map.PeriodAsync(id, open.From.ToString(), open.To.ToString());
        foreach (var (year, people) in place.Capacities) await server.Map.CapacityAsync(id, people, year.ToString());
        foreach (var help in place.Help) await server.Map.WayToHelpAsync(id, Snake(help));
        foreach (var region in place.Coverage) await server.Map.CoverageAsync(id, region);
        return place with { Id = id.ToString(), Name = name, Precision = place.At is null ? null : precision };
    }

    static IEnumerable<(string, string)> Columns(Known place)
    {
        yield return ("services", $"'{{{string.Join(',', place.Services.Select(Snake))}}}'");
        yield return ("audiences", $"'{{{string.Join(',', place.Audiences.Select(Snake))}}}'");
        yield return ("holds", $"'{{{string.Join(',', place.Holds.Select(Snake))}}}'");
        if (place.Confidence is { } confidence) yield return ("confidence", $"'{Snake(confidence)}'");
        yield return ("languages", $"'{{{string.Join(',', place.Languages)}}}'");
        if (place.IsOwn) yield return ("organisation_id", $"'{place.Organisation}'");
        if (place.FacilityType is { } type) yield return ("facility_type", $"'{type}'");
        if (place.Country is { } country) yield return ("country", $"'{country}'");
        if (place.Verified is { } day) yield return ("verified_on", $"'{day:yyyy-MM-dd}'");
    }

    async Task AddTwoHundredAtOnePointAsync()
    {
        for (var i = 0; i < 200; i++)
        {
            var id = await server.Map.PlaceAsync("same_point_200_places", 2, 2, "office");
            Places.Add(new(id.ToString(), PlaceKind.Office, PlaceStatus.Open, true, (2, 2))
            {
                Name = "same_point_200_places", Precision = Precision.Building, Updated = Start,
            });
        }
        foreach (var place in Places)
            await server.Map.ExecuteAsync("UPDATE place SET updated_at = $2 WHERE id = $1", Guid.Parse(place.Id), place.Updated);
    }

    (double, double)? Where() => random.Next(12) switch
    {
        0 => null,
        1 => (random.Next(2) == 0 ? 180 : -180, random.Next(-9, 10)),
        2 => (random.Next(-180, 181), random.Next(2) == 0 ? 90 : -90),
        3 => (random.Next(170, 180), random.Next(-9, 10)),
        4 => (random.Next(-179, -170), random.Next(-9, 10)),
        5 => (random.Next(-180, 181), random.Next(-90, 91)),
        _ => (random.Next(-9, 10), random.Next(-9, 10)),
    };

    T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    T[] Some<T>(T[] values) => [.. values.Where(_ => random.Next(2) == 0)];
}
