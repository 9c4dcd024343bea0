using System.Text.Json.Nodes;
using Map.Gateway.Exports.Formats;
using Map.Gateway.Http.Limits;
using Map.Gateway.Tests.Exports;
using Map.Gateway.Tests.Hosting;
using Map.Testing.BruteForce;
using Map.Testing.Clients;
using Map.Testing.Running;

namespace Map.Gateway.Tests.OneFilter;

/// <summary>One truth: whatever the filter, every format of files and the items of the OGC API have the places of the query, with their names and
/// positions, as readers that are not ours read them. ./map rehearse EveryFormatTests runs it; MAP_FILTERS says by how many filters.</summary>
public sealed class EveryFormatTests : IAsyncLifetime
{
    // As many files as one call of the readers takes.
    const int Batch = 20;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("map-every-format-");
    readonly PlacesServer server = new();
    TestGateway gateway = null!;

    public async Task InitializeAsync()
    {
        await server.InitializeAsync();
        gateway = await TestGateway.StartAsync(server.Url, builder => builder.Configuration[CallerLimitSettings.CostKey] = "0");
    }

    public async Task DisposeAsync()
    {
        await gateway.DisposeAsync();
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [NodeFact(NodeScript.FrontEnds)]
    [Trait("Category", "Rehearsal")]
    public async Task Random_filters_give_the_same_rows_in_every_format()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("MAP_FILTERS"), out var asked) ? asked : 1_000;
        var seed = Random.Shared.Next();
        var filters = new RandomFilters(await World.FillAsync(server, seed: seed), seed);
        var (rows, files) = (0, 0);
        for (var begun = 0; begun < count; begun += Batch)
        {
            var expected = new Dictionary<string, (string Question, List<ForeignRow> Rows)>();
            for (var i = 0; i < Math.Min(Batch, count - begun); i++)
            {
                var filter = filters.Next(few: 12);
                var list = await ListAsync(filter);
                rows += list.Count;
                foreach (var format in FileFormats.Of("places"))
                {
                    var path = Path.Combine(folder.FullName, $"{i}.{format.Extension}");
                    await File.WriteAllBytesAsync(path, await gateway.Http.GetByteArrayAsync($"places.{format.Extension}{WrittenFilter.ForAddress(filter)}"));
                    expected[path] = ($"{filter} as {format.Extension}, seed {seed}", As(format.Extension, list));
                }

                Assert.Equal(list.Select(row => row.Id).Order(), (await ItemsAsync(filter)).Order());
            }

            var found = await ForeignReader.ReadAsync(expected.Keys);
            foreach (var (path, (question, wanted)) in expected)
            {
                Assert.True(wanted.SequenceEqual(found[path]),
                    $"{question}: {wanted.Count} places, {found[path].Count()} read; first difference: {wanted.Except(found[path]).FirstOrDefault()} {found[path].Except(wanted).FirstOrDefault()}");
            }

            files += expected.Count;
        }

        Assert.True(rows > count * 10, $"The filters matched only {rows} places; they test little.");
        Assert.Empty(gateway.Log.Errors);
        Console.WriteLine($"{count} filters, {files} files, {rows} places, 0 differences");
    }

    static List<ForeignRow> As(string format, List<ForeignRow> rows) => format switch
    {
        // No waypoint without a position.
        "gpx" => rows.FindAll(row => row.Latitude is not null),
        "atom" => rows.ConvertAll(row => row with { Id = "urn:uuid:" + IdOf(row).Value }),
        // Only groups are services.
        "hsds.json" => rows.FindAll(row => IdOf(row).Type == nameof(V1.SupportGroup)).ConvertAll(row => row with { Id = IdOf(row).Value }),
        _ => rows,
    };

    static GlobalId IdOf(ForeignRow row) => GlobalId.TryParse(row.Id!, out var id) ? id : throw new FormatException($"{row.Id} is no id.");

    async Task<List<ForeignRow>> ListAsync(V1.PlaceFilter filter)
    {
        var data = await gateway.DataAsync(
            "query($filter: PlaceFilter) { places(filter: $filter, first: 1000) { nodes { id name position { latitude longitude } } } }",
            new { filter = WrittenFilter.ForGraphQL(filter) });
        return
        [
            .. data["places"]!["nodes"]!.AsArray().Select(node => new ForeignRow(
                (string)node!["id"]!, (string)node["name"]!, (double?)node["position"]?["longitude"], (double?)node["position"]?["latitude"])),
        ];
    }

    async Task<IEnumerable<string>> ItemsAsync(V1.PlaceFilter filter)
    {
        var address = WrittenFilter.ForAddress(filter);
        var page = JsonNode.Parse(await gateway.Http.GetStringAsync($"ogc/collections/places/items{address}{(address.Length > 1 ? "&" : "")}limit=1000"))!;
        return page["features"]!.AsArray().Select(feature => (string)feature!["id"]!);
    }
}
