using System.Text.Json;
using Map.V1;

namespace Map.Contract.Conditions;

/// <summary>Conditions as CQL2 JSON, with the same abilities as <see cref="Cql2Text"/>. Errors name the place as args[0].args[1].</summary>
public static class Cql2Json
{
    /// <exception cref="FormatException">It is no condition on places.</exception>
    public static Condition Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var condition = Expression(json.RootElement, "");
            return ConditionBounds.Wrong(condition) is { } wrong ? throw new FormatException(wrong) : condition;
        }
        catch (JsonException)
        {
            throw new FormatException("is not JSON, or nested too deep. Write it as {\"op\":\"=\",\"args\":[{\"property\":\"town\"},\"Calais\"]}.");
        }
    }

    static Condition Expression(JsonElement json, string at)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return new() { Always = json.GetBoolean() };
        var (op, arguments) = Call(json, at);
        if (Cql2Tests.Operators.TryGetValue(op, out var comparison))
            return Cql2Tests.Compare(Operand(arguments, 0, at), comparison, Scalar(Argument(arguments, 1, at, most: 2)));
        if (Cql2Tests.Spatial.ContainsKey(op))
            return InShapes(op, arguments, at);
        if (Cql2Tests.Temporal.ContainsKey(op))
        {
            var (from, to) = Span(Argument(arguments, 1, at, most: 2));
            return Cql2Tests.InTime(Operand(arguments, 0, at), op, from, to);
        }

        return op.ToLowerInvariant() switch
        {
            "and" => Cql2Tests.All(Several(arguments, at)),
            "or" => Cql2Tests.Any(Several(arguments, at)),
            "not" => Negated(Argument(arguments, 0, at, most: 1)),
            "like" => Cql2Tests.Like(Operand(arguments, 0, at), Scalar(Argument(arguments, 1, at, most: 2))),
            "between" => Cql2Tests.Between(
                Operand(arguments, 0, at), Scalar(Argument(arguments, 1, at, most: 3)), Scalar(Argument(arguments, 2, at, most: 3))),
            "in" => In(arguments, at),
            "isnull" => Cql2Tests.IsNull(Operand(arguments, 0, at)),
            _ => throw Wrong(at, $"has the op {Quote.Of(op)}; allowed: and, or, not, =, <>, <, <=, >, >=, like, between, in, isNull, "
                + $"{Cql2Tests.Functions.ToLowerInvariant()}."),
        };
    }

    static Condition Negated((JsonElement Json, string At) argument) => Cql2Tests.Opposite(Expression(argument.Json, argument.At), isOpposite: true);

    static List<Condition> Several(JsonElement arguments, string at) => arguments.GetArrayLength() > 0
        ? [.. arguments.EnumerateArray().Select((argument, i) => Expression(argument, Of(at, i)))]
        : throw Wrong(at, "has no args.");

    static Condition In(JsonElement arguments, string at)
    {
        var (list, where) = Argument(arguments, 1, at, most: 2);
        return list.ValueKind == JsonValueKind.Array
            ? Cql2Tests.In(Operand(arguments, 0, at), list.EnumerateArray().Select(item => Scalar((item, where))))
            : throw Wrong(where, "is no list of values.");
    }

    // The shape may come first.
    static Condition InShapes(string op, JsonElement arguments, string at)
    {
        var (first, second) = (Argument(arguments, 0, at, most: 2), Argument(arguments, 1, at, most: 2));
        if (first.Json.ValueKind != JsonValueKind.Object || !first.Json.TryGetProperty("property", out _))
            (first, second) = (second, first);
        return Cql2Tests.InShapes(Operand(first), op, GeoJsonShapes.Read(second.Json, second.At));
    }

    static Operand Operand(JsonElement arguments, int i, string at) => Operand(Argument(arguments, i, at, most: null));

    static Operand Operand((JsonElement Json, string At) argument)
    {
        var (json, at) = argument;
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("property", out var name) && name.ValueKind == JsonValueKind.String)
            return new(Text(name, at), AnyCase: false, Where(at));
        return IsCasei(json, at, out var inner)
            ? Operand((inner, Of(at, 0))) with { AnyCase = true }
            : throw Wrong(at, "is no queryable; write {\"property\":\"town\"}.");
    }

    static Value Scalar((JsonElement Json, string At) argument)
    {
        var (json, at) = argument;
        if (IsCasei(json, at, out var inner))
            return Scalar((inner, Of(at, 0))) with { AnyCase = true };
        return json.ValueKind switch
        {
            JsonValueKind.String => new(new() { Text = Text(json, at) }),
            JsonValueKind.Number when json.TryGetDouble(out var number) && double.IsFinite(number) => new(new() { Number = number }),
            JsonValueKind.Object when Instant(json, at) is { } instant => new(instant),
            _ => throw Wrong(at, "is no value; a text, a number, {\"date\":\"2026-01-31\"} or {\"timestamp\":\"2026-01-31T12:00:00Z\"}."),
        };
    }

    static (Literal? From, Literal? To) Span((JsonElement Json, string At) argument)
    {
        var (json, at) = argument;
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("interval", out var interval)
            && interval.ValueKind == JsonValueKind.Array && interval.GetArrayLength() == 2)
            return (Bound(interval[0], at), Bound(interval[1], at));
        var instant = json.ValueKind == JsonValueKind.Object ? Instant(json, at) : null;
        return instant is not null ? (instant, instant)
            : throw Wrong(at, "is no time; {\"date\":\"2026-01-31\"}, {\"timestamp\":\"2026-01-31T12:00:00Z\"} or {\"interval\":[\"2026-01-31\",\"..\"]}.");
    }

    static Literal? Bound(JsonElement json, string at)
    {
        if (json.ValueKind == JsonValueKind.Object)
            return Instant(json, at) ?? throw Wrong(at, "has a bound that is no time.");
        var text = json.ValueKind == JsonValueKind.String ? Text(json, at) : throw Wrong(at, "has a bound that is no text.");
        return text == ".." ? null : CallerTime.Of(text) ?? throw Wrong(at, $"has the bound {Quote.Of(text)}; write {CallerTime.Allowed}, or \"..\".");
    }

    static Literal? Instant(JsonElement json, string at)
    {
        if (json.TryGetProperty("date", out var date) && date.ValueKind == JsonValueKind.String)
            return CallerTime.Date(Text(date, at)) ?? throw Wrong(at, $"has the date {Quote.Of(Text(date, at))}; write 2026-01-31.");
        if (json.TryGetProperty("timestamp", out var time) && time.ValueKind == JsonValueKind.String)
            return CallerTime.Time(Text(time, at)) ?? throw Wrong(at, $"has the time {Quote.Of(Text(time, at))}; write 2026-01-31T12:00:00Z.");
        return null;
    }

    static bool IsCasei(JsonElement json, string at, out JsonElement inner)
    {
        inner = default;
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("op", out var op) || op.ValueKind != JsonValueKind.String
            || !string.Equals(Text(op, at), "casei", StringComparison.OrdinalIgnoreCase))
            return false;
        inner = Argument(Call(json, at).Arguments, 0, at, most: 1).Json;
        return true;
    }

    static (string Op, JsonElement Arguments) Call(JsonElement json, string at) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("op", out var op) && op.ValueKind == JsonValueKind.String
        && json.TryGetProperty("args", out var arguments) && arguments.ValueKind == JsonValueKind.Array
            ? (Text(op, at), arguments)
            : throw Wrong(at, "is no object with op and args.");

    static (JsonElement Json, string At) Argument(JsonElement arguments, int i, string at, int? most)
    {
        var count = arguments.GetArrayLength();
        return i < count && (most is null || count <= most)
            ? (arguments[i], Of(at, i))
            : throw Wrong(at, $"has {count} args{(most is null ? "" : $"; it takes {most}")}.");
    }

    // An escape can be half of a pair of surrogates, which is no text.
    static string Text(JsonElement json, string at)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(at, "has a text with an incomplete escape.");
        }
    }

    static string Of(string at, int i) => at.Length == 0 ? $"args[{i}]" : $"{at}.args[{i}]";

    static string Where(string at) => at.Length == 0 ? "at the top" : $"at {at}";

    static Cql2Exception Wrong(string at, string wrong) => new(Where(at), wrong);
}
