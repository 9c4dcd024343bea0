using System.Globalization;
using System.Text.Json.Nodes;

namespace Map.Gateway.Tests.OneFilter;

/// <summary>A condition of the gRPC contract, written as CQL2 text and as CQL2 JSON.</summary>
static class WrittenCondition
{
    static readonly string[] Operators = ["", "=", "<>", "<", "<=", ">", ">="];

    public static string Text(V1.Condition condition) => condition.TestCase switch
    {
        V1.Condition.TestOneofCase.All => $"({string.Join(" AND ", condition.All.Conditions_.Select(Text))})",
        V1.Condition.TestOneofCase.Any => $"({string.Join(" or ", condition.Any.Conditions_.Select(Text))})",
        V1.Condition.TestOneofCase.Not => $"NOT ({Text(condition.Not)})",
        V1.Condition.TestOneofCase.Always => condition.Always ? "TRUE" : "false",
        V1.Condition.TestOneofCase.IsNull => $"{condition.IsNull} IS NULL",
        V1.Condition.TestOneofCase.Comparison => $"{Casei(condition.Comparison.Queryable, condition.Comparison.AnyCase)}"
            + $"{Operators[(int)condition.Comparison.Operator]}{Casei(Text(condition.Comparison.Value), condition.Comparison.AnyCase)}",
        V1.Condition.TestOneofCase.Like =>
            $"{Casei(condition.Like.Queryable, condition.Like.AnyCase)} LIKE {Casei(Quoted(condition.Like.Pattern), condition.Like.AnyCase)}",
        V1.Condition.TestOneofCase.Between =>
            $"\"{condition.Between.Queryable}\" BETWEEN {Text(condition.Between.Lower)} AND {Text(condition.Between.Upper)}",
        V1.Condition.TestOneofCase.Choice => $"{condition.Choice.Queryable} IN ({string.Join(", ", condition.Choice.Values.Select(Text))})",
        V1.Condition.TestOneofCase.Spatial => $"S_INTERSECTS({condition.Spatial.Queryable},{Shape(condition.Spatial)})",
        _ => $"T_{condition.Temporal.Relation.ToString().ToUpperInvariant()}({condition.Temporal.Queryable}, {Span(condition.Temporal)})",
    };

    public static JsonNode Json(V1.Condition condition) => condition.TestCase switch
    {
        V1.Condition.TestOneofCase.All => Op("and", [.. condition.All.Conditions_.Select(Json)]),
        V1.Condition.TestOneofCase.Any => Op("or", [.. condition.Any.Conditions_.Select(Json)]),
        V1.Condition.TestOneofCase.Not => Op("not", Json(condition.Not)),
        V1.Condition.TestOneofCase.Always => condition.Always,
        V1.Condition.TestOneofCase.IsNull => Op("isNull", Property(condition.IsNull)),
        V1.Condition.TestOneofCase.Comparison => Op(
            Operators[(int)condition.Comparison.Operator], Casei(Property(condition.Comparison.Queryable), condition.Comparison.AnyCase),
            Casei(Json(condition.Comparison.Value), condition.Comparison.AnyCase)),
        V1.Condition.TestOneofCase.Like => Op(
            "like", Casei(Property(condition.Like.Queryable), condition.Like.AnyCase), Casei((JsonNode)condition.Like.Pattern, condition.Like.AnyCase)),
        V1.Condition.TestOneofCase.Between => Op(
            "between", Property(condition.Between.Queryable), Json(condition.Between.Lower), Json(condition.Between.Upper)),
        V1.Condition.TestOneofCase.Choice => Op("in", Property(condition.Choice.Queryable), new JsonArray([.. condition.Choice.Values.Select(Json)])),
        V1.Condition.TestOneofCase.Spatial => Op("s_intersects", Property(condition.Spatial.Queryable), GeoJson(condition.Spatial)),
        _ => Op($"t_{condition.Temporal.Relation.ToString().ToLowerInvariant()}", Property(condition.Temporal.Queryable), condition.Temporal.From is null
                || condition.Temporal.To is null || !condition.Temporal.From.Equals(condition.Temporal.To)
            ? new JsonObject { ["interval"] = new JsonArray(Bound(condition.Temporal.From), Bound(condition.Temporal.To)) }
            : Json(condition.Temporal.From)),
    };

    static JsonObject Op(string op, params JsonNode[] arguments) => new() { ["op"] = op, ["args"] = new JsonArray(arguments) };

    static JsonObject Property(string name) => new() { ["property"] = name };

    static JsonNode Casei(JsonNode node, bool anyCase) => anyCase ? Op("casei", node) : node;

    static string Casei(string text, bool anyCase) => anyCase ? $"CASEI({text})" : text;

    static JsonNode Json(V1.Literal literal) => literal.ValueCase switch
    {
        V1.Literal.ValueOneofCase.Text => literal.Text,
        V1.Literal.ValueOneofCase.Number => literal.Number,
        V1.Literal.ValueOneofCase.Date => new JsonObject { ["date"] = literal.Date },
        _ => new JsonObject { ["timestamp"] = Time(literal) },
    };

    static JsonNode Bound(V1.Literal? literal) => literal is null ? ".." : Written(literal);

    static string Text(V1.Literal literal) => literal.ValueCase switch
    {
        V1.Literal.ValueOneofCase.Text => Quoted(literal.Text),
        V1.Literal.ValueOneofCase.Number => Number(literal.Number),
        V1.Literal.ValueOneofCase.Date => $"DATE('{literal.Date}')",
        _ => $"TIMESTAMP('{Time(literal)}')",
    };

    static string Span(V1.TemporalCondition temporal) => temporal.From is { } from && from.Equals(temporal.To)
        ? Text(from)
        : $"INTERVAL('{(temporal.From is null ? ".." : Written(temporal.From))}', '{(temporal.To is null ? ".." : Written(temporal.To))}')";

    static string Written(V1.Literal literal) => literal.ValueCase == V1.Literal.ValueOneofCase.Date ? literal.Date : Time(literal);

    static string Time(V1.Literal literal) => literal.Time.ToDateTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    static string Shape(V1.SpatialCondition spatial) => spatial.ShapeCase switch
    {
        V1.SpatialCondition.ShapeOneofCase.Box => string.Create(
            CultureInfo.InvariantCulture, $"BBOX({spatial.Box.West},{spatial.Box.South},{spatial.Box.East},{spatial.Box.North})"),
        V1.SpatialCondition.ShapeOneofCase.Points => $"MULTIPOINT({string.Join(", ", spatial.Points.Positions.Select(point => $"({Text(point)})"))})",
        _ => $"MULTIPOLYGON({string.Join(", ", spatial.Area.Polygons.Select(polygon =>
            $"({string.Join(", ", polygon.Rings.Select(ring => $"({string.Join(", ", ring.Positions.Select(Text))})"))})"))})",
    };

    static string Text(V1.Position position) => $"{Number(position.Longitude)} {Number(position.Latitude)}";

    static JsonObject GeoJson(V1.SpatialCondition spatial) => spatial.ShapeCase switch
    {
        V1.SpatialCondition.ShapeOneofCase.Box => new()
        {
            ["bbox"] = new JsonArray(spatial.Box.West, spatial.Box.South, spatial.Box.East, spatial.Box.North),
        },
        V1.SpatialCondition.ShapeOneofCase.Points => new()
        {
            ["type"] = "MultiPoint", ["coordinates"] = Array(spatial.Points.Positions.Select(At)),
        },
        _ => new()
        {
            ["type"] = "MultiPolygon",
            ["coordinates"] = Array(spatial.Area.Polygons.Select(polygon => Array(polygon.Rings.Select(ring => Array(ring.Positions.Select(At)))))),
        },
    };

    static JsonArray At(V1.Position position) => new(position.Longitude, position.Latitude);

    static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);
}
