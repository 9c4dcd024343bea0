using System.Text;
using System.Text.Json.Nodes;

namespace Map.Bench.GraphQL;

/// <summary>A request that is designed to be expensive, and must be refused at low cost.</summary>
sealed record HostileRequest(string Name, byte[] Body)
{
    public static IReadOnlyList<HostileRequest> All { get; } =
    [
        Of("100,000 nested braces", Repeat(100_000, _ => "{a")),
        Of("300 levels of fields", Repeat(300, _ => "{a") + Repeat(300, _ => "}")),
        Of("circle of 1,000 fragments", "{...F0}" + Repeat(1_000, i => $" fragment F{i} on Query {{...F{(i + 1) % 1_000}}}")),
        Of("60 fragments that spread each other",
            "{...F0}" + Repeat(60, i => $" fragment F{i} on Query {{{Repeat(60, j => $"...F{j} ")}}}")),
        Of("10,000 aliases", $"{{{Repeat(10_000, i => $"a{i}:__typename ")}}}"),
        Of("2,000 aliases of a field that costs", $"{{{Repeat(2_000, i => $"a{i}:placesNear ")}}}"),
        Of("10 MB string", $"{{placesNear(position:\"{new string('a', 10_000_000)}\"){{totalCount}}}}"),
        Of("900 KB string", $"{{placesNear(position:\"{new string('a', 900_000)}\"){{totalCount}}}}"),
        Of("900 KB of escapes", $"{{placesNear(position:\"{Repeat(60_000, _ => "\\u00e9")}\"){{totalCount}}}}"),
        Of("variable of 100,000 levels", Samples.Document, Repeat(100_000, _ => "[") + Repeat(100_000, _ => "]")),
        Of("variable of 60 levels", Samples.Document, Repeat(60, _ => "[") + Repeat(60, _ => "]")),
        Of("variable of 100,000 fields", Samples.Document, $"{{{Repeat(70_000, i => $"\"a{i}\":1,")}\"b\":1}}"),
        Of("7,000 directives", $"{{__typename {Repeat(7_000, _ => "@a")}}}"),
        Of("2,000 directives that repeat one allowed", $"{{__typename {Repeat(2_000, _ => "@skip(if:true)")}}}"),
        Of("2,000 times the same field", $"{{{Repeat(2_000, i => $"a:__type(name:\"{i}\"){{name}}")}}}"),
        Of("fields that overlap in 200 fragments",
            $"{{{Repeat(200, i => $"...F{i} ")}}}" + Repeat(200, i => $" fragment F{i} on Query {{a:__type(name:\"{i}\"){{name kind}}}}")),
        Of("fields that double at each of 11 levels", "{__type(name:\"a\")" + Overlap(11) + "}"),
        Of("2,000 variables", $"query({Repeat(2_000, i => $"$v{i}:Int ")}){{__typename}}"),
        Of("introspection of introspection", $"{{__schema{{types{Repeat(8, _ => "{fields{type")}{{name}}{Repeat(8, _ => "}}")}}}}}"),
    ];

    static HostileRequest Of(string name, string document, string position = "null") => new(
        name,
        Encoding.UTF8.GetBytes(
            $$$"""{"query":{{{JsonValue.Create(document).ToJsonString()}}},"variables":{"first":20,"position":{{{position}}}}}"""));

    static string Repeat(int count, Func<int, string> part) =>
        new StringBuilder().AppendJoin("", Enumerable.Range(0, count).Select(part)).ToString();

    static string Overlap(int levels) => levels == 0
        ? "{name}"
        : $"{{ofType{Overlap(levels - 1)}ofType{Overlap(levels - 1)}}}";
}
