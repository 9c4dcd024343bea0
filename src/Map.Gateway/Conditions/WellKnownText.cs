using Pidgin;
using static Map.Gateway.Conditions.Cql2Tokens;
using static Pidgin.Parser;

namespace Map.Gateway.Conditions;

/// <summary>Shapes as CQL2 text has them: well-known text, and BBOX. Heights do not count. Positions have the first coordinate as longitude and the
/// second as latitude, until <see cref="ConditionCrs"/> turns them.</summary>
static class WellKnownText
{
    static readonly Parser<char, V1.Position> Position = Parser.Map(
        (first, second, _) => new V1.Position { Longitude = first, Latitude = second }, Number, Number,
        Number.Optional());

    static readonly Parser<char, IReadOnlyList<V1.Position>> Positions = ListOf(Position);

    // MULTIPOINT is written with parentheses around each point, and without.
    static readonly Parser<char, IReadOnlyList<V1.Position>> ManyPoints = ListOf(Inside(Position).Or(Position));

    static readonly Parser<char, V1.Polygon> Rings = ListOf(Positions.Select(positions => new V1.Ring { Positions = { positions } }))
        .Select(rings => new V1.Polygon { Rings = { rings } });

    /// <summary>The shapes of a geometry, of which a collection has several.</summary>
    public static Parser<char, IReadOnlyList<V1.SpatialCondition>> Shapes { get; } = OneOf(
        Of("POINT", Inside(Position).Select(position => Points([position]))),
        Of("MULTIPOINT", ManyPoints.Select(Points)),
        Of("LINESTRING", Positions.Select(positions => Lines([positions]))),
        Of("MULTILINESTRING", ListOf(Positions).Select(Lines)),
        Of("POLYGON", Rings.Select(polygon => Area([polygon]))),
        Of("MULTIPOLYGON", ListOf(Rings).Select(Area)),
        Call("BBOX", Parser.Map((at, numbers) => Box([.. numbers], At(at)), Parser<char>.CurrentOffset, Number.SeparatedAtLeastOnce(Symbol(","))))
            .Select<IReadOnlyList<V1.SpatialCondition>>(box => [box]),
        Tok(CIString("GEOMETRYCOLLECTION"), "GEOMETRYCOLLECTION").Then(ListOf(Rec(() => Shapes!))).Select<IReadOnlyList<V1.SpatialCondition>>(
            collections => [.. collections.SelectMany(shapes => shapes)]))
        .Labelled("a geometry such as POINT(1.9 51), POLYGON((…)) or BBOX(west, south, east, north)");

    public static V1.SpatialCondition Points(IReadOnlyList<V1.Position> positions) => new() { Points = new() { Positions = { positions } } };

    public static V1.SpatialCondition Lines(IReadOnlyList<IReadOnlyList<V1.Position>> lines) =>
        new() { Lines = new() { Lines_ = { lines.Select(positions => new V1.Line { Positions = { positions } }) } } };

    public static V1.SpatialCondition Area(IReadOnlyList<V1.Polygon> polygons) => new() { Area = new() { Polygons = { polygons } } };

    public static V1.SpatialCondition Box(double[] numbers, string where) => numbers switch
    {
        [var first, var second, var third, var fourth] => Box(first, second, third, fourth),
        [var first, var second, _, var third, var fourth, _] => Box(first, second, third, fourth),
        _ => throw new Cql2Exception(where, $"has a BBOX of {numbers.Length} numbers; 4, or 6 with heights."),
    };

    static V1.SpatialCondition Box(double west, double south, double east, double north) =>
        new() { Box = new() { West = west, South = south, East = east, North = north } };

    static Parser<char, IReadOnlyList<V1.SpatialCondition>> Of(string word, Parser<char, V1.SpatialCondition> shape) =>
        Tok(CIString(word).Before(Try(SkipWhitespaces.Then(CIString("Z")).IgnoreResult()).Optional()).Before(SkipWhitespaces)
                .Before(Lookahead(Char('('))), word)
            .Then(shape).Select<IReadOnlyList<V1.SpatialCondition>>(one => [one]);

    static Parser<char, IReadOnlyList<T>> ListOf<T>(Parser<char, T> parser) =>
        Inside(parser.SeparatedAtLeastOnce(Symbol(","))).Select<IReadOnlyList<T>>(all => [.. all]);
}
