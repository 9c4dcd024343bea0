using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Map.Gateway.Tests.EndToEnd;
using Map.Service.Access;

namespace Map.Gateway.Tests.Docs;

/// <summary>The examples of a document, executed in order. What differs from run to run is shown as something that does not: the ids of
/// acts, of what was added, and of the key; and the challenge of a proof of work. The revisions that an example names are those that the examples before it showed.</summary>
sealed partial class ExampleRun(SeededMap map)
{
    const string ShownKey = "00000000-0000-7000-8000-0000000000ff";

    // As many suggestions as it takes, of nobody who sends examples, and decided.
    const string Flood = """
        INSERT INTO suggestion (id, receipt, request, contents, made_at, state, kind, change, group_id)
        SELECT gen_random_uuid(), sha256(('a' || i)::bytea), sha256(('b' || i)::bytea), sha256('c'), date_trunc('hour', now(), 'UTC'), 'accepted', 'report', '{}',
               gen_random_uuid() FROM generate_series(1, 200) i
        """;

    static readonly (string Mutation, string Field, string Id)[] Added =
    [
        ("addPlace", "place", "00000000-0000-7000-8000-0000000000aa"),
        ("addOrganisation", "organisation", "00000000-0000-7000-8000-0000000000bb"),
        ("addInvolvement", "involvement", "00000000-0000-7000-8000-0000000000cc"),
    ];

    readonly Dictionary<string, NewKey> keys = [];
    readonly Dictionary<string, string> realByShown = [];
    readonly Dictionary<string, List<long>> revisions = [];
    int acts;

    /// <param name="query">The operation as the document shows it.</param>
    /// <param name="role">Whose key is used; null for none.</param>
    /// <param name="isStale">Whether it names the revision before the last one.</param>
    /// <param name="isUnderLoad">Whether many suggestions have come before it.</param>
    /// <returns>The operation and its answer, as the document has to show them.</returns>
    public async Task<(string Query, JsonNode Answer)> AskAsync(string query, string? role, bool isStale, bool isUnderLoad)
    {
        if (isUnderLoad) await map.ExecuteAsync(Flood);
        query = NamedRevision().Replace(query, match => revisions.TryGetValue(match.Groups["id"].Value, out var known)
            ? match.Groups["start"].Value + known[isStale ? ^2 : ^1].ToString(CultureInfo.InvariantCulture)
            : match.Value);
        var answer = await map.Gateway.AskAsync(
            realByShown.Aggregate(query, (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal)),
            key: role is null ? null : (await KeyAsync(role)).Secret);
        LearnIds(answer);
        var shown = JsonNode.Parse(realByShown.Aggregate(
            Shortened().Replace(answer.ToJsonString(), "${start}…"), (text, pair) => text.Replace(pair.Value, pair.Key, StringComparison.Ordinal)))!;
        LearnRevisions(shown);
        return (query, shown);
    }

    async Task<NewKey> KeyAsync(string role)
    {
        if (!keys.TryGetValue(role, out var key))
        {
            string[] regions = role == "admin" ? [] : ["GB"];
            keys[role] = key = await map.Keys.CreateAsync(Enum.Parse<Role>(role, ignoreCase: true), regions, role, CancellationToken.None);
            if (role == "contributor")
                realByShown[new GlobalId("Key", ShownKey).ToString()] = new GlobalId("Key", key.Id.ToString()).ToString();
        }

        return key;
    }

    // Ids that differ from run to run.
    void LearnIds(JsonNode answer)
    {
        foreach (var (mutation, field, shown) in Added)
        {
            if ((string?)answer["data"]?[mutation]?[field]?["id"] is not { } added || !GlobalId.TryParse(added, out var real)) continue;
            realByShown[shown] = real.Value;
            realByShown[new GlobalId(real.Type, shown).ToString()] = added;
        }

        foreach (var act in ObjectsIn(answer).Select(known => (string?)known["actId"]).OfType<string>())
            if (!realByShown.ContainsValue(act))
                realByShown.Add($"00000000-0000-7000-8000-{++acts:D12}", act);
    }

    void LearnRevisions(JsonNode shown)
    {
        foreach (var known in ObjectsIn(shown).Where(known => known["revision"] is JsonValue))
        {
            // Of itself, or of the involvement beside it.
            if (((string?)known["id"] ?? (string?)known["involvement"]?["id"]) is not { } id)
                continue;
            var all = revisions.TryGetValue(id, out var seen) ? seen : revisions[id] = [];
            if (!all.Contains((long)known["revision"]!))
                all.Add((long)known["revision"]!);
        }
    }

    static IEnumerable<JsonObject> ObjectsIn(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(ObjectsIn),
        JsonObject known => known.SelectMany(field => ObjectsIn(field.Value)).Prepend(known),
        _ => [],
    };

    [GeneratedRegex("""(?<start>"(?:challenge|salt|signature|ticket)":"(?:wait\.)?)[^"]+""")]
    private static partial Regex Shortened();

    [GeneratedRegex("""(?<start>[iI]d: "(?<id>[^"]+)"\s+(?:r|otherR)evision: )\d+""")]
    private static partial Regex NamedRevision();
}
