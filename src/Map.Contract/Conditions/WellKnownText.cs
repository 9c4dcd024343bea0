using Map.V1;
using Pidgin;
using static Map.Contract.Conditions.Cql2Tokens;
using static Pidgin.Parser;

namespace Map.Contract.Conditions;

/// <summary>Shapes as CQL2 text has them: well-known text, and BBOX. Heights do not count. Positions have the first coordinate as longitude and the
/// second as latitude, until <see cref="ConditionCrs"/> turns them.</summary>
public static class WellKnownText
{
    static readonly Parser<char, Position> Position = Parser.Map(
        (first, second, _) => new Position { Longitude = first, Latitude = second }, Number, Number,
        Number.Optional());

    static readonly Parser<char, IReadOnlyList<Position>> Positions = ListOf(Position);

    // MULTIPOINT is written with parentheses around each point, and without.
    static readonly Parser<char, IReadOnlyList<Position>> ManyPoints = ListOf(Inside(Position).Or(Position));

    static readonly Parser<char, Polygon> Rings = ListOf(Positions.Select(positions => new Ring { Positions = { positions } }))
        .Select(rings => new Polygon { Rings = { rings } });

    /// <summary>The shapes of a geometry, of which a collection has several.</summary>
    public static Parser<char, IReadOnlyList<SpatialCondition>> Shapes { get; } = OneOf(
        Of("POINT", Inside(Position).Select(position => Points([position]))),
        Of("MULTIPOINT", ManyPoints.Select(Points)),
        Of("LINESTRING", Positions.Select(positions => Lines([positions]))),
        Of("MULTILINESTRING", ListOf(Positions).Select(Lines)),
        Of("POLYGON", Rings.Select(polygon => Area([polygon]))),
        Of("MULTIPOLYGON", ListOf(Rings).Select(Area)),
        Call("BBOX", Parser.Map((at, numbers) => Box([.. numbers], At(at)), Parser<char>.CurrentOffset, Number.SeparatedAtLeastOnce(Symbol(","))))
            .Select<IReadOnlyList<SpatialCondition>>(box => [box]),
        Tok(CIString("GEOMETRYCOLLECTION"), "GEOMETRYCOLLECTION").Then(ListOf(Rec(() => Shapes!))).Select<IReadOnlyList<SpatialCondition>>(
            collections => [.. collections.SelectMany(shapes => shapes)]))
        .Labelled("a geometry such as POINT(1.9 51), POLYGON((…)) or BBOX(west, south, east, north)");

    public static SpatialCondition Points(IReadOnlyList<Position> positions) => new() { Points = new() { Positions = { positions } } };

    public static SpatialCondition Lines(IReadOnlyList<IReadOnlyList<Position>> lines) =>
        new() { Lines = new() { Lines_ = { lines.Select(positions => new Line { Positions = { positions } }) } } };

    public static SpatialCondition Area(IReadOnlyList<Polygon> polygons) => new() { Area = new() { Polygons = { polygons } } };

    public static SpatialCondition Box(double[] numbers, string where) => numbers switch
    {
        [var first, var second, var third, var fourth] => Box(first, second, third, fourth),
        [var first, var second, _, var third, var fourth, _] => Box(first, second, third, fourth),
        _ => throw new Cql2Exception(where, $"has a BBOX of {numbers.Length} numbers; 4, or 6 with heights."),
    };

    static SpatialCondition Box(double west, double south, double east, double north) =>
        new() { Box = new() { West = west, South = south, East = east, North = north } };

    static Parser<char, IReadOnlyList<SpatialCondition>> Of(string word, Parser<char, SpatialCondition> shape) =>
        Tok(CIString(word).Before(Try(SkipWhitespaces.Then(CIString("Z")).IgnoreResult()).Optional()).Before(SkipWhitespaces)
                .Before(Lookahead(Char('('))), word)
            .Then(shape).Select<IReadOnlyList<SpatialCondition>>(one => [one]);

    static Parser<char, IReadOnlyList<T>> ListOf<T>(Parser<char, T> parser) =>
        Inside(parser.SeparatedAtLeastOnce(Symbol(","))).Select<IReadOnlyList<T>>(all => [.. all]);
}
