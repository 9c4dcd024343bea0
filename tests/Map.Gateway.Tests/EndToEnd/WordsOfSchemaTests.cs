using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.EndToEnd;

/// <summary>What is wrong with an argument is said in the words of the schema, and of no other part of the map.</summary>
public sealed partial class WordsOfSchemaTests(SeededMap map) : IClassFixture<SeededMap>, IAsyncLifetime
{
    // OpenStreetMap and GeoJSON's MultiPolygon are proper names.
    static readonly string[] ProperNames = ["OpenStreetMap", "MultiPolygon"];

    static readonly string[] ValuesOfContract =
    [
        .. typeof(V1.Place).Assembly.GetExportedTypes().Where(type => type.IsEnum && type.Namespace == typeof(V1.Place).Namespace)
            .SelectMany(type => type.GetFields()).Select(value => value.GetCustomAttributes(false).OfType<OriginalNameAttribute>())
            .SelectMany(names => names).Select(name => name.Name),
    ];

    TestGateway gateway = null!;
    JsonNode place = null!;
    JsonNode organisation = null!;

    public static TheoryData<string> Fields => [.. WrongArgument.Fields.Select(one => one.Name.Value)];

    public async Task InitializeAsync()
    {
        gateway = await map.UnlimitedGatewayAsync();
        place = (await gateway.DataAsync(
            "{ places(filter: {kinds: [SUPPORT_GROUP]}, first: 1) { nodes { id revision } } }"))["places"]!["nodes"]![0]!;
        organisation = (await gateway.DataAsync("{ organisations(first: 1) { nodes { id revision } } }"))["organisations"]!["nodes"]![0]!;
    }

    public Task DisposeAsync()
    {
        Assert.Empty(map.Errors.Concat(gateway.Log.Errors));
        return Task.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Every_wrong_value_is_refused_in_words_of_schema(string name)
    {
        var field = WrongArgument.Fields.Single(field => field.Name.Value == name);
        var faults = new List<string>();
        var key = WrongArgument.IsForAdmins(name) ? (await map.Keys.CreateAsync(Role.Admin, [], "test", CancellationToken.None)).Secret : null;
        // In ./map rehearse random all of them.
        foreach (var wrong in WrongArgument.Of(field).Where((_, i) => Rounds.AreAll || i % 4 == 0))
        {
            if (key is not null && name is not ("addPlace" or "createKey") && wrong.Variables["input"] is JsonObject input)
                NameWhatIsThere(name, input);
            var answer = await gateway.AskAsync(wrong.Operation, wrong.Variables, key);
            if (answer["errors"] is not JsonArray errors)
            {
                // A region of no such code is null.
                if (wrong.MustFail && name != "region")
                    faults.Add($"{wrong}: is accepted: {Start(wrong.Variables)}");
                continue;
            }

            foreach (var error in errors)
                faults.AddRange(FaultsOf(error!).Select(fault => $"{wrong}: {fault}"));
            foreach (var path in errors[0]!["extensions"]!["violations"]?.AsArray().Select(violation => (string)violation!["field"]!) ?? [])
                if (!WrongArgument.Leads(field, path))
                    faults.Add($"{wrong}: {path} is no argument");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    // All but the one value is right, and nothing is kept.
    void NameWhatIsThere(string mutation, JsonObject input)
    {
        NameSubjects(mutation, input);
        // A suggestion holds the input of another mutation, under the name of that.
        foreach (var change in ((string[])["change", "edited"]).Select(name => input[name]).OfType<JsonObject>())
            foreach (var (kind, inner) in change)
                if (inner is JsonObject proposed)
                    NameSubjects(kind, proposed);

        input.TryAdd("validateOnly", true);
        input.TryAdd("summary", new JsonObject());
        if (input["summary"] is not JsonObject summary)
            return;
        summary.TryAdd("comment", "Why");
        summary.TryAdd("sources", new JsonArray(new JsonObject { ["citation"] = "A report" }));
    }

    void NameSubjects(string mutation, JsonObject input)
    {
        var subject = mutation.Contains("Organisation", StringComparison.Ordinal) ? organisation : place;
        foreach (var name in (string[])["id", "mergedId"])
            Name(input, name, subject["id"]);
        foreach (var name in (string[])["revision", "otherRevision"])
            if (input[name] is JsonValue number && number.ToJsonString() == "1")
                input[name] = subject["revision"]!.DeepClone();
        foreach (var parts in (JsonObject?[])[input, input["involvement"] as JsonObject])
        {
            Name(parts, "place", place["id"]);
            Name(parts, "organisation", organisation["id"]);
        }
    }

    static void Name(JsonObject? input, string field, JsonNode? id)
    {
        if (input?[field] is JsonValue given && given.ToJsonString() == $"\"{WrongArgument.Unused}\"")
            input[field] = id!.DeepClone();
    }

    static IEnumerable<string> FaultsOf(JsonNode error)
    {
        // A mutation may name something that is not there.
        if ((string?)error["extensions"]?["code"] is not ("INVALID_ARGUMENT" or "RESOURCE_EXHAUSTED" or "NOT_FOUND"))
            yield return $"has the code {error["extensions"]?["code"]}";
        var message = (string)error["message"]!;
        // What stands in quotes is the caller's own, or data.
        var ours = Quoted().Replace(message, "");
        foreach (Match word in WordsOfProgram().Matches(ours))
            if (!WrongArgument.TypeNames.Contains(word.Value) && !ProperNames.Contains(word.Value))
                yield return $"says {word.Value}: {Start(message)}";
        foreach (var value in ValuesOfContract.Where(value => ours.Contains(value, StringComparison.Ordinal)))
            yield return $"says {value}: {Start(message)}";
    }

    static string Start(object text) => text.ToString() is { Length: > 300 } longer ? longer[..300] : text.ToString()!;

    [GeneratedRegex("\"[^\"]*\"|`[^`]*`", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    // Names with underscores, of classes and of lists that the gateway makes; and words for what only programs see.
    [GeneratedRegex(
        @"\b[a-z0-9]+(?:_[a-z0-9]+)+\b|\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b|\bcodes\[|\bUnspecified\b|\bBuilding\b"
        + @"|\bSystem\.|\bV1\b|[Mm]etadata|gRPC|rotobuf",
        RegexOptions.CultureInvariant)]
    private static partial Regex WordsOfProgram();
}
