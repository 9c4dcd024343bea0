using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;
using Map.Testing.Running;
using Xunit.Abstractions;

namespace Map.Gateway.Tests.Reconcile.Camps;

/// <summary>OpenRefine finds a list that nobody here made on the map, by itself and right.</summary>
public sealed class OpenRefineTests(SeededMap map, ITestOutputHelper output) : IClassFixture<SeededMap>, IDisposable
{
    // Of the rows.
    const double AskedForMatched = 0.9;

    // Of the rows that were matched.
    const double AskedForRight = 0.99;

    readonly Dictionary<string, IReadOnlyList<Guid>> truth = [];
    readonly Dictionary<string, string> entered = [];

    public void Dispose() => Assert.Empty(map.Errors);

    [OpenRefineFact]
    [Trait("Category", "Rehearsal")]
    public async Task Rows_of_list_of_camps_are_matched_by_themselves_and_right()
    {
        var camps = await CampList.ReadAsync();
        await FillAsync(camps);
        await using var refine = await OpenRefine.StartAsync();
        var project = await refine.ImportAsync(CampList.File);
        var watch = Stopwatch.StartNew();
        await ReconcileAsync(refine, project);
        Say($"OpenRefine {await refine.VersionAsync()} reconciled {camps.Count} rows in {watch.Elapsed.TotalSeconds:0.0} s.");

        var (matched, right) = await ReportAsync(camps, await refine.RowsAsync(project));

        await ExtendAsync(refine, project);
        Assert.True(matched >= AskedForMatched * camps.Count, $"{matched} of {camps.Count} rows were matched.");
        Assert.True(right >= AskedForRight * matched, $"{right} of {matched} matches are right.");
    }

    // The seed, and for each row that it has no place for, one that was entered by another hand.
    async Task FillAsync(IReadOnlyList<Camp> camps)
    {
        var ofSeed = await CampList.KeysOfSeedAsync();
        foreach (var camp in camps.Where(camp => ofSeed.Contains(camp.Id)))
            truth[camp.Id] = await Task.WhenAll(ofSeed[camp.Id].Select(key => map.ScalarAsync<Guid>("SELECT id FROM place WHERE key = $1", key)));
        var builder = new MapBuilder(map.Database);
        foreach (var place in await CampList.EnteredAsync(camps.Where(camp => camp.Name.Length > 0 && !ofSeed.Contains(camp.Id))))
        {
            truth[place.CampId] =
            [
                await builder.PlaceAsync(
                    place.Name, place.Latitude, place.Longitude, "detention_centre", "unknown",
                    precision: place.Precision.Length == 0 ? "site" : place.Precision,
                    more: [("country", Sql(place.Country)), ("town", Sql(place.Town)), ("facility_type", "'unknown'")]),
            ];
            entered[place.CampId] = $"entered as {place.Name} ({place.How})";
        }

        Say($"""
            On the map: the seed, which has {truth.Count - entered.Count} of the {camps.Count} rows, described by others (its sources name the rows);
            and {entered.Count} places for the other rows, which seed/twins/entered.py made of them: names in capitals, with a wrong letter, in another
            order, as acronyms, in Arabic, Cyrillic or Greek; moved by 300 m, known to their town only, or without a position. A few of these
            sites are in the seed as well, without the number of the row (Paranesti): a match with that place counts as wrong.
            Made by MAP_CAMPS_SEED={CampList.Seed}.
            """);
    }

    async Task ReconcileAsync(OpenRefine refine, string project)
    {
        var manifest = await new ReconcileClient(map.Gateway).GetAsync("reconcile");
        await refine.ReconcileAsync(project, "name", new
        {
            mode = "standard-service",
            service = Service,
            identifierSpace = (string)manifest["identifierSpace"]!,
            schemaSpace = (string)manifest["schemaSpace"]!,
            type = new { id = "detention_centre", name = "Detention centre" },
            autoMatch = true,
            columnDetails = ((string[])["country", "latitude", "longitude"])
                .Select(column => new { column, propertyName = column, propertyID = column }),
            limit = 0,
        });
    }

    async Task ExtendAsync(OpenRefine refine, string project)
    {
        var preview = await refine.PreviewExtensionAsync(project, "name", [0, 1, 2, 3], new
        {
            service = Service, properties = ((string[])["status", "country", "operated_by"]).Select(id => new { id, name = id }),
        });
        Say("Fetched for the first rows: " + preview["rows"]!.ToJsonString());
        Assert.Equal(["status", "country", "operated by"], preview["columns"]!.AsArray().Select(column => (string)column!["name"]!));
        Assert.Contains("BE", preview["rows"]!.ToJsonString(), StringComparison.Ordinal);
    }

    async Task<(int Matched, int Right)> ReportAsync(IReadOnlyList<Camp> camps, JsonNode answer)
    {
        var rows = answer["rows"]!.AsArray();
        Assert.Equal(camps.Count, rows.Count);
        var recons = answer["pool"]!["recons"]!;
        var results = camps.Zip(rows, (camp, row) => (Camp: camp, Recon: row!["cells"]![2] is { } cell ? recons[$"{cell["r"]}"] : null)).ToList();
        Assert.All(results, result => Assert.Equal(result.Camp.Name.Length > 0, result.Recon is not null));
        var figures = new StringBuilder();
        foreach (var (camp, recon) in results)
        {
            if (MatchOf(recon) is not { } match)
                figures.AppendLine($"left to a person: {Described(camp)}: {await CandidatesAsync(camp)}");
            else if (!IsRight(camp, match))
                figures.AppendLine($"wrong: {Described(camp)}: {await CandidatesAsync(camp)}");
        }

        Say(figures.ToString());
        Say("| rows | number | matched by themselves | of those right |\n|---|---|---|---|");
        Line("of the seed", [.. results.Where(result => truth.ContainsKey(result.Camp.Id) && !entered.ContainsKey(result.Camp.Id))]);
        Line("entered by another hand", [.. results.Where(result => entered.ContainsKey(result.Camp.Id))]);
        return Line("all, with one that has no name", results);

        (int, int) Line(string of, List<(Camp Camp, JsonNode? Recon)> some)
        {
            var matches = some.Select(one => (one.Camp, Match: MatchOf(one.Recon))).Where(one => one.Match is not null).ToList();
            var right = matches.Count(one => IsRight(one.Camp, one.Match!.Value));
            Say($"| {of} | {some.Count} | {Share(matches.Count, some.Count)} | {Share(right, matches.Count)} |");
            return (matches.Count, right);
        }
    }

    // A row that describes two places is neither of them.
    bool IsRight(Camp camp, Guid match) => truth.GetValueOrDefault(camp.Id) is [var only] && only == match;

    string Described(Camp camp) => $"{camp.Id} {camp.Name}, {camp.Country}{(entered.TryGetValue(camp.Id, out var how) ? $" [{how}]" : "")}";

    static Guid? MatchOf(JsonNode? recon) => (string?)recon?["j"] == "matched" && GlobalId.TryParse((string)recon!["m"]!["id"]!, out var id)
        ? Guid.Parse(id.Value) : null;

    static string Share(int some, int all) => $"{some} ({100d * some / all:0.0} %)";

    // OpenRefine keeps the candidates of a match to itself.
    async Task<string> CandidatesAsync(Camp camp)
    {
        if (camp.Name.Length == 0)
            return "it has no name";
        var candidates = await new ReconcileClient(map.Gateway).FindAsync(new
        {
            query = camp.Name,
            type = "detention_centre",
            limit = 3,
            properties = new[]
            {
                new { pid = "country", v = camp.Country }, new { pid = "latitude", v = camp.Latitude }, new { pid = "longitude", v = camp.Longitude },
            },
        });
        return string.Join("; ", candidates.Select(candidate => $"{(string)candidate!["name"]!} {(double)candidate["score"]!:0.0}"));
    }

    // ./map shows what is written to the file.
    void Say(string text)
    {
        output.WriteLine(text);
        if (Environment.GetEnvironmentVariable("MAP_FIGURES") is { } folder)
            File.AppendAllText(Path.Combine(Directory.CreateDirectory(folder).FullName, "openrefine.md"), text + "\n");
    }

    string Service => map.Gateway.Http.BaseAddress + "reconcile";

    static string Sql(string text) => text.Length == 0 ? "NULL" : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
