using System.Net;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Exports;

namespace Map.Gateway.Tests.Packs;

public sealed class PackTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string EveryStatus = "statuses=open,closed,planned,temporarily_closed,unknown";

    const string AddPlace = "mutation($input: AddPlaceInput!) { addPlace(input: $input) { place { id revision } } }";

    public void Dispose() => Assert.Empty(map.Errors);

    [Theory]
    [InlineData("all", EveryStatus)]
    [InlineData("FR", EveryStatus + "&regions=FR&regionMatch=location_or_coverage")]
    public async Task Pack_has_the_places_of_the_file_with_its_filter(string code, string query)
    {
        var pack = await ReadAsync($"packs/{code}.json");
        var rows = await CsvText.RowsAsync(await (await map.UnlimitedGatewayAsync()).Http.GetStreamAsync("places.csv?" + query));

        var names = rows.Select(row => row["name"]).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names, pack["places"]!.AsArray().Select(place => (string)place!["name"]!).Order(StringComparer.Ordinal));
        Assert.All(
            pack["places"]!.AsArray().SelectMany(place => Codes(place, "regions").Concat(Codes(place, "coverage"))),
            region => Assert.NotNull(pack["regions"]![region]));
    }

    [Fact]
    public async Task Offers_say_the_size_that_is_sent_and_a_place_takes_few_bytes()
    {
        var offers = (await ReadAsync("packs.json"))["packs"]!.AsArray();
        foreach (var code in new[] { "all", "GB" })
        {
            var offer = offers.Single(offer => (string?)offer!["code"] == code)!;
            AssertNear((long)offer["bytes"]!, await SentBytesAsync($"packs/{code}.json"));
            AssertNear((long)offer["townsBytes"]!, await SentBytesAsync($"packs/{code}/towns.json"));
        }

        var all = offers.Single(offer => (string?)offer!["code"] == "all")!;
        // With the names of 1,500 regions, which are a third of it.
        Assert.InRange((double)all["bytes"]! / (int)all["places"]!, 60, 180);

        static void AssertNear(long said, long sent) => Assert.InRange(said, sent * 0.98, sent * 1.02);
    }

    [Fact]
    public async Task Changes_are_those_since_the_pack_and_of_its_country()
    {
        var before = (long)(await ReadAsync("packs/GB.json"))["revision"]!;
        Assert.Empty((await ReadAsync($"packs/GB/changes?since={before}"))["places"]!.AsArray());

        var input = new JsonObject
        {
            ["name"] = "Invented Centre", ["status"] = "OPEN", ["precision"] = "SITE",
            ["position"] = new JsonObject { ["latitude"] = 51.13, ["longitude"] = 1.31 },
            ["sources"] = new JsonArray(new JsonObject { ["citation"] = "An invented source" }),
            ["detentionCentre"] = new JsonObject { ["facilityType"] = "removal_centre" },
        };
        await map.Gateway.DataAsync(AddPlace, new { input }, await map.KeyAsync("GB"));

        var changes = await ReadAsync($"packs/GB/changes?since={before}");
        var place = Assert.Single(changes["places"]!.AsArray())!;
        Assert.Equal(("Invented Centre", "GB-KEN"), ((string?)place["name"], Assert.Single(Codes(place, "regions"))));
        Assert.True((long)changes["revision"]! > before);
        Assert.Empty((await ReadAsync($"packs/FR/changes?since={before}"))["places"]!.AsArray());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("99999999")]
    public async Task Pack_is_fetched_whole_where_changes_are_no_smaller_or_not_known(string since)
    {
        var changes = await ReadAsync($"packs/FR/changes?since={since}");

        Assert.True((bool)changes["whole"]!);
        Assert.Empty(changes["places"]!.AsArray());
    }

    [Theory]
    [InlineData("packs/XX.json", HttpStatusCode.NotFound, "There is no pack \"XX\". Allowed: all, ")]
    [InlineData("packs/GB-KEN/towns.json", HttpStatusCode.NotFound, "There is no pack \"GB-KEN\". Allowed: all, ")]
    [InlineData("packs/FR/changes", HttpStatusCode.BadRequest, "since: is missing.")]
    [InlineData("packs/FR/changes?since=-1", HttpStatusCode.BadRequest, "since: is \"-1\", which is not a revision.")]
    public async Task Wrong_request_is_told_what_is_allowed(string address, HttpStatusCode status, string detail)
    {
        using var response = await (await map.UnlimitedGatewayAsync()).Http.GetAsync(address);

        Assert.Equal(status, response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.StartsWith(detail, (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pack_is_the_public_one_whoever_asks()
    {
        var http = (await map.UnlimitedGatewayAsync()).Http;
        const string name = "Brook House Immigration Removal Centre";
        var id = await map.ScalarAsync<Guid>("SELECT id FROM place WHERE name = $1", name);
        Assert.Contains(id.ToString(), await http.GetStringAsync("packs/GB.json"), StringComparison.Ordinal);
        await map.ExecuteAsync($"UPDATE place SET published = false WHERE id = '{id}'");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "packs/GB.json");
            request.Headers.Authorization = new("Bearer", await map.KeyAsync("GB"));
            using var response = await http.SendAsync(request);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.DoesNotContain(id.ToString(), await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            await map.ExecuteAsync($"UPDATE place SET published = true WHERE id = '{id}'");
        }
    }

    [Fact]
    public async Task Towns_are_columns_of_equal_length()
    {
        var towns = await ReadAsync("packs/FR/towns.json");
        var names = towns["names"]!.AsArray().Select(name => (string)name!).ToList();
        Assert.All(
            new[] { "other", "lat", "lon", "region", "weight", "codes" }, column => Assert.Equal(names.Count, towns[column]!.AsArray().Count));

        var calais = names.IndexOf("Calais");
        Assert.Equal("FR-62", (string?)towns["regions"]![(int)towns["region"]![calais]!]!["code"]);
        Assert.Contains("62100", (string?)towns["codes"]![calais], StringComparison.Ordinal);
        Assert.Contains("كاليه", (string?)towns["other"]![calais], StringComparison.Ordinal);
        Assert.Equal((50_952, 1_856), ((int)towns["lat"]![calais]!, (int)towns["lon"]![calais]!));

        var districts = await ReadAsync("packs/GB/towns.json");
        Assert.Contains("CT20", districts["names"]!.AsArray().TakeLast((int)districts["districts"]!).Select(name => (string)name!));
    }

    async Task<JsonNode> ReadAsync(string address) =>
        JsonNode.Parse(await (await map.UnlimitedGatewayAsync()).Http.GetStringAsync(address))!;

    async Task<long> SentBytesAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new("br"));
        using var response = await (await map.UnlimitedGatewayAsync()).Http.SendAsync(request);
        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    static IEnumerable<string> Codes(JsonNode? place, string field) => place![field]?.AsArray().Select(code => (string)code!) ?? [];
}
