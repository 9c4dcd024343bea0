using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Reconcile;

public sealed class ExtendTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    readonly ReconcileClient client = new(map.Gateway);

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Properties_of_places_are_those_of_places_csv()
    {
        var id = await IdAsync("CRA de Coquelles", "detention_centre");

        var fetched = await ExtendAsync(
            [id], "kind", "status", "country", "latitude", "capacity", "regions", "operated_by", "updated_at", "languages");

        var row = fetched["rows"]![id]!;
        Assert.Equal("detention_centre", (string)row["kind"]![0]!["str"]!);
        Assert.Equal("open", (string)row["status"]![0]!["str"]!);
        Assert.Equal("FR", (string)row["country"]![0]!["str"]!);
        Assert.Equal(50.934, (double)row["latitude"]![0]!["float"]!, 6);
        Assert.InRange((int)row["capacity"]![0]!["int"]!, 1, 1_000);
        Assert.Contains("FR-62", row["regions"]!.AsArray().Select(region => (string)region!["str"]!));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", (string)row["updated_at"]![0]!["date"]!);
        Assert.Empty(row["languages"]!.AsArray());
        // An organisation comes as an entity, which the table can go on from.
        Assert.Equal("organisation", (string)fetched["meta"]!.AsArray().Single(column => (string)column!["id"]! == "operated_by")!["type"]!["id"]!);
        var runs = row["operated_by"]![0]!;
        Assert.NotEmpty((string)runs["name"]!);
        Assert.Single(await client.FindAsync(new { query = (string)runs["id"]! }));
    }

    [Fact]
    public async Task Organisations_have_properties_of_their_own()
    {
        var id = await IdAsync("Serco", "organisation");

        var row = (await ExtendAsync([id], "name", "kind", "dissolved", "capacity"))["rows"]![id]!;

        Assert.Contains("Serco", (string)row["name"]![0]!["str"]!, StringComparison.Ordinal);
        Assert.Equal("company", (string)row["kind"]![0]!["str"]!);
        Assert.Equal("no", (string)row["dissolved"]![0]!["str"]!);
        Assert.Empty(row["capacity"]!.AsArray());
    }

    [Fact]
    public async Task Every_column_can_be_fetched_of_every_id_that_was_sent()
    {
        var known = await IdAsync("CRA de Coquelles", "detention_centre");
        string[] all = [.. (await client.GetAsync("reconcile/properties"))["properties"]!.AsArray().Select(property => (string)property!["id"]!)];
        string[] ids = [known, Guid.NewGuid().ToString(), "no id"];

        var fetched = await ExtendAsync(ids, all);

        Assert.Equal(all, fetched["meta"]!.AsArray().Select(column => (string)column!["id"]!));
        Assert.Equal(ids, fetched["rows"]!.AsObject().Select(row => row.Key));
        Assert.All(ids, id => Assert.Equal(all, fetched["rows"]![id]!.AsObject().Select(value => value.Key)));
        Assert.All(fetched["rows"]!["no id"]!.AsObject(), value => Assert.Empty(value.Value!.AsArray()));
    }

    [Theory]
    [InlineData("no", "extend: cannot be read.")]
    [InlineData("{\"ids\":[]}", "extend: needs ids and properties")]
    [InlineData("{\"ids\":[1],\"properties\":[]}", "extend.ids[0]: is not a text in quotes.")]
    [InlineData("{\"ids\":[],\"properties\":[{\"id\":\"P17\"}]}", "extend.properties[0].id: \"P17\" is no property.")]
    [InlineData("{\"ids\":[],\"properties\":[{\"id\":\"telephone\"}]}", "extend.properties[0].id: \"telephone\" cannot be fetched")]
    [InlineData("{\"ids\":[],\"properties\":[\"status\"]}", "extend.properties[0]: is not an object in braces.")]
    public async Task Wrong_request_is_refused(string json, string expected) =>
        Assert.StartsWith(expected, await client.RefusedAsync("extend", json), StringComparison.Ordinal);

    [Fact]
    public async Task Too_many_ids_are_refused()
    {
        var query = new JsonObject
        {
            ["ids"] = new JsonArray([.. Enumerable.Range(0, 201).Select(i => (JsonNode?)$"{i}")]), ["properties"] = new JsonArray(),
        };

        var refused = await client.RefusedAsync("extend", query.ToJsonString());
        Assert.StartsWith("extend.ids: has 201 elements; at most 200.", refused, StringComparison.Ordinal);
    }

    async Task<string> IdAsync(string name, string type) => (string)(await client.FindAsync(new { query = name, type }))[0]!["id"]!;

    Task<JsonNode> ExtendAsync(string[] ids, params string[] properties) =>
        client.ExtendAsync(new { ids, properties = properties.Select(id => new { id }) });
}
