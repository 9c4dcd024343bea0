using System.Text;
using System.Text.Json.Nodes;
using Map.Contract.Files;
using Map.Gateway.Http.Limits;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Hosting;
using Map.Service.Dump;
using Map.Service.Errors;
using Map.Service.Hosting;
using Map.Service.Storage;
using Map.Testing.Running;
using Microsoft.Extensions.Logging;

namespace Map.Gateway.Tests.Dump;

/// <summary>A map, its dump, and the map that is made of it.</summary>
public sealed class CopyTests(SeededMap map) : IClassFixture<SeededMap>, IAsyncLifetime
{
    readonly string file = Path.GetTempFileName();
    byte[] dump = [];

    public async Task InitializeAsync()
    {
        // What was merged, and who is hidden: a copy has the first and nothing of the second.
        await map.ExecuteAsync("""
            INSERT INTO redirect (id, subject, survivor_id, merged_into, act_id)
            SELECT md5('merged' || id)::uuid, 'place', id, id, (SELECT id FROM act LIMIT 1) FROM (SELECT id FROM place WHERE published ORDER BY id LIMIT 2) survivors
            ON CONFLICT DO NOTHING;
            UPDATE organisation SET published = false WHERE id = (SELECT min(parent_id::text)::uuid FROM organisation);
            UPDATE place SET published = false WHERE id IN (SELECT place_id FROM involvement ORDER BY id LIMIT 5)
            """);
        dump = await (await map.UnlimitedGatewayAsync()).Http.GetByteArrayAsync("dump.ndjson");
        await File.WriteAllBytesAsync(file, dump);
    }

    public Task DisposeAsync()
    {
        File.Delete(file);
        Assert.Empty(map.Errors);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Copy_has_the_identical_state_and_is_not_filled_twice()
    {
        await using var database = await MigratedDatabase.CloneAsync();
        await using (var source = MapDatabase.Connect(database.ConnectionString))
        {
            var (ofDump, ofCopy) = await DumpLoader.LoadAsync(source, file, Repository.Seed, TimeProvider.System, CancellationToken.None);
            Assert.Equal(ofDump, ofCopy);
            var again = await Assert.ThrowsAsync<Refusal>(
                () => DumpLoader.LoadAsync(source, file, Repository.Seed, TimeProvider.System, CancellationToken.None));
            Assert.Contains("has places or organisations already", again.Message, StringComparison.Ordinal);
        }

        var settings = new ServiceSettings(PlacesServer.Patient(database.ConnectionString), new Uri("http://127.0.0.1:0"));
        await using var service = Map.Service.Setup.Build(settings, builder => builder.Logging.ClearProviders());
        await service.StartAsync();
        await using var gateway = await TestGateway.StartAsync(new(service.Urls.Single()), builder => builder.Configuration[CallerLimitSettings.CostKey] = "0");
        var copy = await gateway.Http.GetByteArrayAsync("dump.ndjson");

        Assert.Equal(StateOf(dump), StateOf(copy));
        Assert.Equal((string)Lines(dump)[^1]["state"]!, (string)Lines(copy)[^1]["state"]!);
        // What was hidden is not even in the tables of the copy.
        await using var tables = MapDatabase.Connect(database.ConnectionString);
        await using var hidden = tables.CreateCommand("SELECT count(*) FROM place WHERE NOT published OR withheld_postcode IS NOT NULL OR withheld_address_lines IS NOT NULL");
        Assert.Equal(0L, await hidden.ExecuteScalarAsync());
        // Both are a map to people, too: a filter finds the same.
        foreach (var query in (string[])["places.csv?regions=GB-KEN&fields=id,name,regions,operated_by", "places.csv?near=50.95,1.86&withinKm=40&fields=id,name,latitude,longitude"])
            Assert.Equal(await (await map.UnlimitedGatewayAsync()).Http.GetStringAsync(query), await gateway.Http.GetStringAsync(query));
        Assert.Empty(gateway.Log.Errors);
    }

    [Fact]
    public async Task Dump_that_is_cut_off_or_changed_or_none_is_refused_and_nothing_is_written()
    {
        await using var database = await MigratedDatabase.CloneAsync();
        await using var source = MapDatabase.Connect(database.ConnectionString);
        var text = Encoding.UTF8.GetString(dump);
        var name = (string)Lines(dump).First(line => line.ContainsKey("place"))["place"]!["name"]!;
        var place = text.IndexOf("{\"place\":", StringComparison.Ordinal);
        (string Content, string Why)[] wrong =
        [
            (text[..place], "is cut off after line"),
            (text[..(place + 40)], "is cut off after line"),
            (text[..place] + text[place..].Replace(name, name + "!", StringComparison.Ordinal), "was changed on its way"),
            (text + "{\"more\":1}\n", "goes on behind its last line"),
            (text.Replace("\"version\":1,", "\"version\":2,", StringComparison.Ordinal), "has version 2 of the format"),
            ("", "is empty"),
            ("id,name\n1,Somewhere\n", "is no dump of a map"),
            // Whole, but not what a map would say.
            (Sealed(text, "\"latitude\": ", "\"latitude\": 9"), "breaks a rule of the map"),
            (Sealed(text, "\"published\": true", "\"passport\": true"), "has a field that this program does not know"),
        ];
        foreach (var (content, why) in wrong)
        {
            await File.WriteAllTextAsync(file, content);
            var refusal = await Assert.ThrowsAsync<Refusal>(
                () => DumpLoader.LoadAsync(source, file, Repository.Seed, TimeProvider.System, CancellationToken.None));
            Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
            await using var count = source.CreateCommand("SELECT (SELECT count(*) FROM place) + (SELECT count(*) FROM organisation) + (SELECT count(*) FROM region)");
            Assert.Equal(0L, await count.ExecuteScalarAsync());
        }
    }

    // With the first such text replaced, and the hashes of that.
    static string Sealed(string dump, string old, string @new)
    {
        var at = dump.IndexOf(old, StringComparison.Ordinal);
        var lines = (dump[..at] + @new + dump[(at + old.Length)..]).Split('\n')[..^2];
        using var hash = new DumpHash();
        foreach (var line in lines)
        {
            var bytes = Encoding.UTF8.GetBytes(line + "\n");
            hash.Add(bytes, DumpReader.IsState(bytes));
        }

        return string.Join('\n', lines) + "\n" + new JsonObject
        {
            ["end"] = true, ["lines"] = hash.Lines, ["hash"] = hash.All, ["state"] = hash.State,
        }.ToJsonString() + "\n";
    }

    static List<JsonObject> Lines(byte[] dump) =>
        [.. Encoding.UTF8.GetString(dump).Split('\n')[..^1].Select(line => JsonNode.Parse(line)!.AsObject())];

    static IEnumerable<string> StateOf(byte[] dump) =>
        Encoding.UTF8.GetString(dump).Split('\n').Where(line => DumpReader.IsState(Encoding.UTF8.GetBytes(line)));
}
