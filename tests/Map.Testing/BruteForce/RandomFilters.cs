using Google.Protobuf.WellKnownTypes;
using Map.V1;

namespace Map.Testing.BruteForce;

/// <summary>Random filters that use every field, the same for each seed.</summary>
public sealed class RandomFilters(World world, int seed)
{
    readonly Random random = new(seed);
    readonly RandomConditions conditions = new(seed);

    /// <param name="few">One in this many fields is set.</param>
    public PlaceFilter Next(int few = 6)
    {
        var filter = new PlaceFilter();
        if (random.Next(2) == 0) filter.Statuses.Add(System.Enum.GetValues<PlaceStatus>().Skip(1).Where(_ => random.Next(3) > 0));
        if (random.Next(few) == 0) filter.Kinds.Add([(PlaceKind)random.Next(1, 5), (PlaceKind)random.Next(1, 5)]);
        if (random.Next(few) == 0) filter.Text = Pick(World.Words).ToUpperInvariant() + " place";
        if (random.Next(few) == 0) filter.Regions.Add([Pick(World.Areas).Code, Pick(World.Areas).Code]);
        if (random.Next(few) == 0) filter.Organisations.Add(Pick(world.Organisations));
        if (random.Next(few) == 0) filter.OpenOn = $"{random.Next(1998, 2022)}-06-01";
        if (random.Next(few) == 0) filter.HasPosition = random.Next(2) == 0;
        if (random.Next(few) == 0) filter.FacilityTypes.Add([Pick("gb:irc", "OSM:amenity=prison", "hotel"), Pick(World.FacilityTypes)]);
        if (random.Next(few) == 0) filter.Services.Add([Pick(V1.Service.Food, V1.Service.Visits), V1.Service.Hotline]);
        if (random.Next(few) == 0) filter.Languages.Add([Pick("PT", "zh-hant", "de"), Pick("pt-br", "en")]);
        if (random.Next(few) == 0) filter.WaysToHelp.Add(Pick(HelpKind.Visit, HelpKind.Host));
        if (random.Next(few) == 0) filter.Audiences.Add([Pick(Audience.Women, Audience.Families), Audience.Survivors]);
        if (random.Next(few) == 0) filter.Holds.Add(Pick(Population.Men, Population.Families));
        if (random.Next(few) == 0) filter.Precision.Add(Pick(Precision.Building, Precision.Town, Precision.Region));
        if (random.Next(few) == 0) filter.Confidence.Add([Pick(Confidence.High, Confidence.Medium), Confidence.Low]);
        if (random.Next(few) == 0) filter.CapacityAtLeast = random.Next(1, 9) * 50;
        if (random.Next(few) == 0) filter.VerifiedSince = new DateOnly(2020, 1, 1).AddDays(random.Next(1_500)).ToString("yyyy-MM-dd");
        if (random.Next(few) == 0)
            filter.ChangedSince = Timestamp.FromDateTime(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(random.Next(10_000)));
        if (random.Next(few) == 0) filter.Covers = Position();
        if (random.Next(few) == 0) filter.Helps = Position();
        if (random.Next(few) == 0) filter.Condition = conditions.Next();
        if (filter.Regions.Count > 0 && random.Next(2) == 0) filter.RegionMatch = (RegionMatch)random.Next(1, 4);
        switch (random.Next(8))
        {
            case 0: filter.Box = Box(); break;
            case 1: filter.Within = Area(); break;
            case 2: filter.Near = new Near { Position = Position(), WithinMetres = Math.Pow(10, 4 + random.NextDouble() * 3.3) }; break;
        }
        return filter;
    }

    public Position Position() => random.Next(3) == 0
        ? new() { Longitude = random.Next(-180, 181), Latitude = random.Next(-90, 91) }
        : new() { Longitude = random.Next(-9, 10), Latitude = random.Next(-9, 10) };

    public Box Box()
    {
        var (high, wide) = (random.Next(4) == 0 ? 90 : 9, random.Next(2) == 0 ? 180 : 9);
        var (one, other) = (random.Next(-high, high + 1), random.Next(-high, high + 1));
        if (random.Next(6) == 0) other = 90;
        var box = new Box { South = Math.Min(one, other), North = Math.Max(one, other), West = Longitude(wide), East = Longitude(wide) };
        if (random.Next(8) == 0) (box.West, box.East) = (-180, 180);
        return box;
    }

    double Longitude(int wide) => random.Next(6) switch { 0 => 180, 1 => -180, _ => random.Next(-wide, wide + 1) };

    /// <summary>Triangles and rectangles with a hole, which may overlap, and may touch the antimeridian and the poles.</summary>
    public Area Area()
    {
        var area = new Area();
        for (var i = random.Next(1, 12); i > 0; i--) area.Polygons.Add(random.Next(3) == 0 ? WithHole() : Triangle());
        return area;
    }

    Polygon Triangle()
    {
        while (true)
        {
            var (a, b, c) = (Position(), Position(), Position());
            if (random.Next(5) == 0) a.Longitude = b.Longitude = Pick(180, -180);
            if (Geometry.Cross(a, b, (c.Longitude, c.Latitude)) != 0) return new Polygon { Rings = { Ring(a, b, c) } };
        }
    }

    Polygon WithHole()
    {
        double west = random.Next(-9, 5), south = random.Next(-9, 5), size = random.Next(3, 9);
        return new Polygon { Rings = { Square(west, south, size), Square(west + 1, south + 1, size - 2) } };
    }

    static Ring Square(double west, double south, double size) => Ring(
        new Position { Longitude = west, Latitude = south }, new Position { Longitude = west + size, Latitude = south },
        new Position { Longitude = west + size, Latitude = south + size }, new Position { Longitude = west, Latitude = south + size });

    static Ring Ring(params Position[] corners) => new() { Positions = { corners.Append(corners[0]).Select(corner => corner.Clone()) } };

    T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
