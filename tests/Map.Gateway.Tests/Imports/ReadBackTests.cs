using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Exports;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Imports;

/// <summary>The map's own files, read back: as they are they change nothing, and edited cells change exactly their fields.</summary>
public sealed class ReadBackTests(SeededMap map) : IClassFixture<SeededMap>
{
    const int RoundsOfEdits = 3;
    // What one reviewer may change alone.
    const int EditsInRound = 20;

    [Theory]
    [InlineData("places.csv")]
    [InlineData("places.geojson")]
    [InlineData("places.xlsx")]
    [InlineData("places.ods")]
    [InlineData("places.json")]
    [InlineData("places.ndjson")]
    [InlineData("places.kml")]
    [InlineData("places.kmz")]
    [InlineData("places.gpx")]
    [InlineData("places.gpkg")]
    [InlineData("places.csv?lang=ti")]
    [InlineData("places.xlsx?lang=ti")]
    [InlineData("places.json?lang=fr")]
    public async Task File_as_it_is_changes_nothing(string name)
    {
        var (gateway, key) = await StartAsync();
        var response = await ImportAsync(gateway, key, name.Split('?')[0], await gateway.Http.GetByteArrayAsync(name));

        var count = Assert.Single(response["counts"]!.AsArray());
        Assert.Equal("IMPORT_OUTCOME_UNCHANGED", (string?)count!["outcome"]);
        Assert.InRange((int)count["rows"]!, 400, int.MaxValue);
        Assert.Null(response["notes"]);
    }

    [Fact]
    public async Task Services_of_hsds_are_known_again_and_nothing_is_added()
    {
        var (gateway, key) = await StartAsync();
        var file = await gateway.Http.GetByteArrayAsync("places.hsds.json?regions=GB-KEN,FR-62,DE");
        var ids = JsonNode.Parse(file)!["services"]!.AsArray().Select(service => (string)service!["id"]!).ToList();

        var preview = await ImportAsync(gateway, key, "places.hsds.json", file, ("default.kind", "support_group"));

        // Those without a location have nothing by which they could be placed.
        Assert.Equal(ids.Count, Count(preview, "TWIN") + Count(preview, "UNFINISHED"));
        Assert.InRange(Count(preview, "TWIN"), 40, ids.Count);
        Assert.All(
            preview["rows"]!.AsArray().Where(row => (string?)row!["outcome"] == "IMPORT_OUTCOME_TWIN"),
            row => Assert.Equal(ids[int.Parse((string)row!["line"]!, CultureInfo.InvariantCulture) - 1], (string?)row["placeId"]));
    }

    [Fact]
    public async Task Random_edits_of_cells_change_exactly_those_cells()
    {
        var (gateway, key) = await StartAsync();
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < Rounds.Of(RoundsOfEdits); round++)
        {
            (_, key) = await StartAsync();
            var before = await RowsAsync(gateway);
            var (columns, edited) = (before.Values.First().Keys.ToList(), before.ToDictionary(row => row.Key, row => new Dictionary<string, string>(row.Value)));
            var edits = 0;
            while (edits < EditsInRound)
            {
                var row = edited.Values.ElementAt(random.Next(edited.Count));
                var column = columns[random.Next(columns.Count)];
                if (Edited(random, row, column) is not { } text || text == row[column] || row[column] != before[row["id"]][column]) continue;
                row[column] = text;
                edits++;
            }

            var changed = edited.Values.Where(row => columns.Any(column => row[column] != before[row["id"]][column])).ToList();
            var file = Csv(columns, edited.Values);
            var preview = await ImportAsync(gateway, key, "places.csv", file);
            Assert.True(Count(preview, "CHANGED") == changed.Count, $"Seed {seed}, round {round}: {preview.ToJsonString()}");
            var applied = await ImportAsync(gateway, key, "places.csv", file, ("preview", (string)preview["preview"]!));
            Assert.NotNull(applied["actId"]);

            var after = await RowsAsync(gateway);
            foreach (var row in edited.Values)
                foreach (var column in columns.Where(column => column != "updated_at"))
                    Assert.True(row[column] == after[row["id"]][column],
                        $"Seed {seed}, round {round}: {column} of {row["name"]} was {before[row["id"]][column]}, should be {row[column]} and is {after[row["id"]][column]}.");
        }
    }

    [Fact]
    public async Task Edited_geojson_changes_its_properties()
    {
        var (gateway, key) = await StartAsync();
        var file = JsonNode.Parse(await gateway.Http.GetByteArrayAsync("places.geojson"))!;
        var feature = file["features"]!.AsArray().First(one => (string?)one!["properties"]!["kind"] == "support_group" && one["geometry"] is not null)!;
        feature["properties"]!["website"] = "https://another.example/";
        feature["properties"]!["audiences"] = new JsonArray("women", "families");

        var response = await ImportAsync(gateway, key, "some.geojson", JsonSerializer.SerializeToUtf8Bytes(file));

        var row = Assert.Single(response["rows"]!.AsArray());
        Assert.Equal("IMPORT_OUTCOME_CHANGED", (string?)row!["outcome"]);
        Assert.Equal(["audiences", "website"], row["changes"]!.AsArray().Select(change => (string)change!["field"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Partial_file_of_ids_and_websites_changes_websites()
    {
        var (gateway, key) = await StartAsync();
        var row = (await RowsAsync(gateway)).Values.First(row => row["website"].Length > 0);
        var file = Csv(["id", "website"], [new() { ["id"] = row["id"], ["website"] = "https://partial.example/" }]);

        var preview = await ImportAsync(gateway, key, "websites.csv", file);
        await ImportAsync(gateway, key, "websites.csv", file, ("preview", (string)preview["preview"]!));

        var after = (await RowsAsync(gateway))[row["id"]];
        Assert.Equal("https://partial.example/", after["website"]);
        Assert.All(row.Keys.Except(["website", "updated_at"]), column => Assert.Equal(row[column], after[column]));
    }

    [Theory]
    [InlineData("kind", "office", "not_edited_here")]
    [InlineData("regions", "FR", "not_edited_here")]
    [InlineData("status", "ajar", "value_refused")]
    [InlineData("latitude", "north", "value_refused")]
    [InlineData("latitude", "91", "value_refused")]
    [InlineData("contacts", "pigeon: coo", "value_refused")]
    [InlineData("verified_on", "2090-01-01", "value_refused")]
    public async Task Cell_that_cannot_be_taken_is_told_and_nothing_is_written(string column, string text, string code)
    {
        var (gateway, key) = await StartAsync();
        var row = (await RowsAsync(gateway)).Values.First(row => row["kind"] == "detention_centre" && row["latitude"].Length > 0);
        var edited = new Dictionary<string, string>(row) { [column] = text };
        var file = Csv([.. row.Keys], [edited]);

        var preview = await ImportAsync(gateway, key, "wrong.csv", file);

        Assert.Equal(1, Count(preview, "WRONG"));
        Assert.Contains(code, preview["notes"]!.AsArray().Select(note => (string?)note!["code"]));
        using var refused = await SendAsync(gateway, key, "wrong.csv", file, ("preview", (string)preview["preview"]!));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(row, (await RowsAsync(gateway))[row["id"]]);
    }

    [Fact]
    public async Task Cell_of_an_old_file_that_differs_from_the_map_is_a_warning()
    {
        var (gateway, key) = await StartAsync();
        var row = (await RowsAsync(gateway)).Values.Last(row => row["website"].Length > 0);
        await map.ExecuteAsync($"UPDATE place SET summary = 'Changed since', updated_at = now() + interval '1 minute' WHERE id = '{UuidOf(row["id"])}'");

        var preview = await ImportAsync(gateway, key, "old.csv", Csv([.. row.Keys], [new(row)]));

        Assert.Equal(1, Count(preview, "WARNED"));
        Assert.Contains("changed_since", preview["notes"]!.AsArray().Select(note => (string?)note!["code"]));
    }

    [Fact]
    public async Task List_is_suggested_instead_of_written()
    {
        var (gateway, key) = await StartAsync();
        var list = "name,kind,latitude,longitude\nA centre of nobody,detention centre,64.1234,26.4321\n"u8.ToArray();
        var preview = await ImportAsync(gateway, key, "nobody.csv", list, ("as_suggestions", "yes"));
        var applied = await ImportAsync(gateway, key, "nobody.csv", list, ("as_suggestions", "yes"), ("preview", (string)preview["preview"]!));
        Assert.Equal((1, 1), ((int)preview["suggested"]!, (int)applied["suggested"]!));
        Assert.Null(applied["actId"]);

        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = JsonContent.Create(new { query = "{ suggestions(first: 50) { nodes { list comment } } }" }),
        };
        request.Headers.TryAddWithoutValidation("Authorization", key);
        using var response = await gateway.Http.SendAsync(request);
        var nodes = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!["suggestions"]!["nodes"]!.AsArray();
        Assert.Contains("nobody: Line 2 of the list nobody (nobody.csv).", nodes.Select(node => $"{node!["list"]}: {node["comment"]}"));
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer nobody", HttpStatusCode.Unauthorized)]
    public async Task Without_a_key_nothing_is_read(string authorization, HttpStatusCode status)
    {
        var (gateway, _) = await StartAsync();
        using var response = await SendAsync(gateway, authorization, "list.csv", "name\nA\n"u8.ToArray());
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Form_without_a_file_or_with_an_unknown_field_or_a_file_that_is_none_is_refused()
    {
        var (gateway, key) = await StartAsync();
        using var unknown = await SendAsync(gateway, key, "list.csv", "name\nA\n"u8.ToArray(), ("aply", "yes"));
        Assert.Contains("aply: is no field of this form", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var (field, value, told) in new[]
        {
            ("accept", "outside_contry", "accept[0]: \"outside_contry\" is neither a line nor a warning"),
            ("leave_out", "nwe", "leave_out[0]: \"nwe\" is neither a line nor an outcome"),
            ("default.knd", "office", "defaults[knd]: is no field of a list"),
            ("mapping", "{\"list\": \"x\", \"columns\": [{\"column\": \"name\", \"field\": \"town\"}]}", "file: list.csv the mapping has the field"),
        })
        {
            using var refused = await SendAsync(gateway, key, "list.csv", "name\nA\n"u8.ToArray(), (field, value));
            var text = (string)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["detail"]!;
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(told, text, StringComparison.Ordinal);
            Assert.DoesNotContain("facilityType", text, StringComparison.Ordinal);
        }

        using var picture = await SendAsync(gateway, key, "list.csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]);
        Assert.Equal(HttpStatusCode.BadRequest, picture.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, "imports") { Content = new StringContent("{}") };
        request.Headers.TryAddWithoutValidation("Authorization", key);
        using var noForm = await gateway.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, noForm.StatusCode);
    }

    async Task<(TestGateway Gateway, string Key)> StartAsync() => (
        await map.UnlimitedGatewayAsync(), $"Bearer {(await map.Keys.CreateAsync(Role.Reviewer, [], "test", CancellationToken.None)).Secret}");

    static async Task<JsonNode> ImportAsync(TestGateway gateway, string key, string name, byte[] file, params (string Name, string Value)[] fields)
    {
        using var response = await SendAsync(gateway, key, name, file, fields);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        return JsonNode.Parse(text)!;
    }

    static Task<HttpResponseMessage> SendAsync(TestGateway gateway, string authorization, string name, byte[] file, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        foreach (var field in fields) form.Add(new StringContent(field.Value), field.Name);
        var request = new HttpRequestMessage(HttpMethod.Post, "imports") { Content = form };
        if (authorization.Length > 0) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return gateway.Http.SendAsync(request);
    }

    static int Count(JsonNode response, string outcome) => response["counts"]!.AsArray()
        .Where(count => (string?)count!["outcome"] == $"IMPORT_OUTCOME_{outcome}").Sum(count => (int)count!["rows"]!);

    static async Task<Dictionary<string, IDictionary<string, string>>> RowsAsync(TestGateway gateway)
    {
        await using var file = await gateway.Http.GetStreamAsync("places.csv");
        return (await CsvText.RowsAsync(file)).ToDictionary(row => row["id"]);
    }

    static byte[] Csv(IReadOnlyList<string> columns, IEnumerable<Dictionary<string, string>> rows)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, new() { Quoting = CsvQuoting.WhenNeededOrWhitespace }))
        {
            foreach (var column in columns) csv.WriteField(column);
            csv.EndRecord();
            foreach (var row in rows)
            {
                foreach (var column in columns) csv.WriteField(row[column]);
                csv.EndRecord();
            }
        }

        return file.ToArray();
    }

    static Guid UuidOf(string id) => GlobalId.TryParse(id, out var known) ? Guid.Parse(known.Value) : throw new ArgumentException(id);

    // Another text that the cell may have; null where it is not edited.
    static string? Edited(Random random, Dictionary<string, string> row, string column)
    {
        var (kind, word) = (row["kind"], Word(random));
        var isFine = row["precision"] is "building" or "site" or "street";
        return column switch
        {
            "name" => $"{row["name"]} {word}",
            "status" => One(random, "open", "planned", "temporarily_closed", "unknown"),
            "status_as_of" => One(random, "2019", "2020-05", "2021-03-04", ""),
            "address" when isFine => $"{word} Street {random.Next(200)}, \"rear\"",
            "postcode" when isFine => One(random, "AB1 2CD", "62100", ""),
            "town" when isFine => $"{word}town",
            "website" => One(random, $"https://{word}.example/", $"http://{word}.example/a?b=c", ""),
            "summary" => One(random, $"{word} | {word}, with\na second line", $"'={word}", ""),
            "note" => One(random, $"'-{word}", $"'{word}'", ""),
            "coverage_note" => One(random, word, ""),
            "confidence" => One(random, "high", "medium", "low"),
            "verified_on" => One(random, "2024-02-29", ""),
            "longitude" when isFine && row["longitude"].Length > 0 =>
                Math.Round(double.Parse(row["longitude"], CultureInfo.InvariantCulture) + 0.00001, 7).ToString("R", CultureInfo.InvariantCulture),
            "languages" when kind == "support_group" => One(random, "en | fr", "de", "ar | so | ti", ""),
            "offers" when kind == "support_group" => One(random, word, ""),
            "services" when kind == "support_group" => One(random, "legal_advice | food", "visits", ""),
            "ways_to_help" when kind == "support_group" => One(random, "donate_money | volunteer", "visit", ""),
            "audiences" when kind == "support_group" => One(random, "women | families", "lgbtiq", ""),
            "holding_room" when kind == "reporting_centre" => One(random, "yes", "no", ""),
            "facility_type" when kind == "detention_centre" => One(random, "removal_centre", "holding_room", "unknown"),
            "holds" when kind == "detention_centre" => One(random, "men | women", "families", ""),
            "maximum_stay" when kind == "detention_centre" => One(random, "7 days", ""),
            "capacity" when kind == "detention_centre" && row["capacity"].Length > 0 => $"{random.Next(1, 1000)}",
            "contacts" when !row["contacts"].Contains(word, StringComparison.Ordinal) => Joined(row["contacts"], $"email: {word}@example.org"),
            "other_names" when !row["other_names"].Contains(word, StringComparison.Ordinal) => Joined(row["other_names"], $"alternate: {word}"),
            _ => null,
        };
    }

    static string Joined(string cell, string item) => cell.Length == 0 ? item : $"{cell} | {item}";

    static string One(Random random, params string[] texts) => texts[random.Next(texts.Length)];

    static string Word(Random random) => new([.. Enumerable.Range(0, 8).Select(_ => (char)('a' + random.Next(26)))]);
}
