using Google.Protobuf.WellKnownTypes;
using Map.V1;
using Enum = System.Enum;

namespace Map.Testing.BruteForce;

/// <summary>Random conditions that ask about every queryable that the random world has, in every way, the same for each seed.</summary>
public sealed class RandomConditions(int seed)
{
    readonly Random random = new(seed);

    /// <param name="depth">How many more levels it may have.</param>
    public Condition Next(int depth = 3) => (depth, random.Next(5)) switch
    {
        ( > 0, 0) => new() { All = new() { Conditions_ = { Several(depth - 1) } } },
        ( > 0, 1) => new() { Any = new() { Conditions_ = { Several(depth - 1) } } },
        ( > 0, 2) => new() { Not = Next(depth - 1) },
        _ => Test(),
    };

    IEnumerable<Condition> Several(int depth) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Next(depth))];

    Condition Test() => random.Next(12) switch
    {
        0 => new() { Always = random.Next(2) == 0 },
        1 => new() { IsNull = Pick("geometry", "country", "confidence", "openedOn", "closedOn", "operation", "facilityType", "capacity", "verifiedOn") },
        2 => Compare(Pick("kind", "status", "confidence"), Pick(ComparisonOperator.Equal, ComparisonOperator.NotEqual)),
        3 => Compare(Pick("name", "country", "facilityType", "capacity", "openedOn", "closedOn", "verifiedOn", "updatedAt"), (ComparisonOperator)random.Next(1, 7)),
        4 => random.Next(2) == 0
            ? new() { Like = new() { Queryable = "name", Pattern = Pick("%calais%", "place _%", "%100\\%%", "%a\\_b%", "PLACE%") } }
            : new() { Like = new() { Queryable = "name", Pattern = Pick("%CALAIS%", "Place%", "%o'neill%"), AnyCase = true } },
        5 => Between(Pick("capacity", "openedOn", "verifiedOn", "updatedAt")),
        6 => Choice(Pick("kind", "status", "country", "facilityType", "capacity")),
        7 or 8 => new() { Spatial = Shape() },
        _ => new() { Temporal = Time(Pick("openedOn", "closedOn", "operation", "verifiedOn", "updatedAt")) },
    };

    Condition Compare(string queryable, ComparisonOperator comparison) =>
        new() { Comparison = new() { Queryable = queryable, Operator = comparison, Value = Value(queryable), AnyCase = queryable == "name" && random.Next(2) == 0 } };

    Condition Between(string queryable) => new() { Between = new() { Queryable = queryable, Lower = Value(queryable), Upper = Value(queryable) } };

    Condition Choice(string queryable) => new() { Choice = new() { Queryable = queryable, Values = { Value(queryable), Value(queryable) } } };

    Literal Value(string queryable) => queryable switch
    {
        "kind" => Word<PlaceKind>(),
        "status" => Word<PlaceStatus>(),
        "confidence" => Word<Confidence>(),
        "name" => new() { Text = Pick("place", "place calais", "Place Calais", "same_point_200_places", "place o'neill") },
        "country" => new() { Text = Pick("GB", "FR", "XX") },
        "facilityType" => new() { Text = Pick(World.FacilityTypes) },
        "capacity" => new() { Number = random.Next(1, 9) * 50 },
        "updatedAt" => new() { Time = Moment() },
        "verifiedOn" => new() { Date = Day(2020) },
        _ => new() { Date = Day(2000) },
    };

    TemporalCondition Time(string queryable)
    {
        var year = queryable switch { "updatedAt" => 2024, "verifiedOn" => 2020, _ => 2000 };
        Literal[] bounds = random.Next(4) == 0
            ? [new() { Time = Moment() }, new() { Time = Moment() }]
            : [new() { Date = Day(year) }, new() { Date = Day(year) }];
        Array.Sort(bounds, (one, other) => string.CompareOrdinal(one.ToString(), other.ToString()));
        var relation = (TemporalRelation)random.Next(1, 7);
        return random.Next(4) switch
        {
            0 => new() { Queryable = queryable, Relation = relation, From = bounds[0], To = bounds[0] },
            1 => new() { Queryable = queryable, Relation = relation, From = bounds[0] },
            2 => new() { Queryable = queryable, Relation = relation, To = bounds[1] },
            _ => new() { Queryable = queryable, Relation = relation, From = bounds[0], To = bounds[1] },
        };
    }

    SpatialCondition Shape()
    {
        double west = random.Next(-9, 8), south = random.Next(-9, 8), size = random.Next(1, 9);
        return random.Next(3) switch
        {
            0 => new() { Queryable = "geometry", Box = random.Next(3) == 0
                ? new() { West = 175, South = south, East = -175, North = south + size }
                : new() { West = west, South = south, East = west + size, North = south + size } },
            1 => new() { Queryable = "geometry", Points = new() { Positions = { At(west, south), At(2, 2) } } },
            _ => new() { Queryable = "geometry", Area = new()
            {
                Polygons = { new Polygon { Rings = { new Ring { Positions =
                {
                    At(west, south), At(west + size, south), At(west + size, south + size), At(west, south),
                } } } } },
            } },
        };
    }

    // Of the first of several years, so that places have it often; whole hours, as places have them.
    Timestamp Moment() => Timestamp.FromDateTime(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(random.Next(10_000)));

    string Day(int year) => random.Next(2) == 0
        ? new DateOnly(year + random.Next(20), Pick(1, 12), Pick(1, 31)).ToString("yyyy-MM-dd")
        : new DateOnly(year, 1, 1).AddDays(random.Next(2_000)).ToString("yyyy-MM-dd");

    Literal Word<TEnum>() where TEnum : struct, Enum => new() { Text = World.Snake(Pick(Enum.GetValues<TEnum>().Skip(1).ToArray())) };

    static Position At(double longitude, double latitude) => new() { Longitude = longitude, Latitude = latitude };

    T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
