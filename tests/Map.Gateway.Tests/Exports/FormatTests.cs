using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Hosting;
using Map.Testing.Clients;

namespace Map.Gateway.Tests.Exports;

/// <summary>All formats of files, as readers that are not ours read them.</summary>
public sealed class FormatTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    // Places with and without a position, other letters than ours, long texts.
    const string Filter = "regions=FR-62,GB-KEN,GR&statuses=open,closed,unknown,temporarily_closed,planned";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("map-formats-");

    public static TheoryData<string> Formats =>
        ["csv", "xlsx", "ods", "json", "ndjson", "geojson", "kml", "kmz", "gpx", "gpkg", "parquet", "atom", "hsds.json"];

    public void Dispose()
    {
        folder.Delete(recursive: true);
        Assert.Empty(map.Errors);
    }

    [NodeTheory(NodeScript.FrontEnds)]
    [MemberData(nameof(Formats))]
    public async Task Foreign_reader_finds_the_places_of_the_query(string format)
    {
        var data = await map.Gateway.DataAsync("""
            { places(filter: {regions: ["Pas-de-Calais", "Kent", "Grèce"], regionMatch: LOCATION_OR_COVERAGE,
                              statuses: [OPEN, CLOSED, UNKNOWN, TEMPORARILY_CLOSED, PLANNED]}, first: 1000)
              { nodes { __typename id name position { latitude longitude } } } }
            """);
        // What people are helped against is no service.
        var expected = data["places"]!["nodes"]!.AsArray().Where(node => format != "hsds.json" || (string)node!["__typename"]! == "SupportGroup").Select(node => new ForeignRow(
            (string)node!["id"]!, (string)node["name"]!, (double?)node["position"]?["longitude"], (double?)node["position"]?["latitude"])).ToList();
        Assert.Contains(expected, row => row.Latitude is null);

        var path = await DownloadAsync("places", format, Filter);
        var found = (await ForeignReader.ReadAsync([path]))[path];

        // GPX has no waypoint without a position; Atom and HSDS have their own forms of ids.
        if (format == "gpx")
            expected.RemoveAll(row => row.Latitude is null);
        if (format == "atom")
            expected = expected.ConvertAll(row => row with { Id = "urn:uuid:" + UuidOf(row.Id!) });
        if (format == "hsds.json")
            expected = expected.ConvertAll(row => row with { Id = UuidOf(row.Id!) });
        Assert.Equal(expected, found);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_same_map_gives_the_same_bytes_and_a_download_goes_on_where_it_was_cut(string format)
    {
        var gateway = await map.UnlimitedGatewayAsync();
        var address = $"places.{format}?regions=FR-62";
        using var whole = await RangeAsync(gateway, address, null, null, null);
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        var tag = whole.Headers.ETag!;
        Assert.Equal("bytes", whole.Headers.AcceptRanges.Single());

        using var same = await RangeAsync(await map.AnotherGatewayAsync(), address, null, null, null);
        Assert.Equal<byte>(bytes, await same.Content.ReadAsByteArrayAsync());

        using var first = await RangeAsync(gateway, address, 0, 999, null);
        using var rest = await RangeAsync(gateway, address, 1_000, null, tag);
        Assert.Equal((HttpStatusCode.PartialContent, HttpStatusCode.PartialContent), (first.StatusCode, rest.StatusCode));
        Assert.Equal((tag, bytes.Length), (rest.Headers.ETag, rest.Content.Headers.ContentRange!.Length));
        Assert.Equal<byte>(bytes, (byte[])[.. await first.Content.ReadAsByteArrayAsync(), .. await rest.Content.ReadAsByteArrayAsync()]);
    }

    // Both have one tag, so a download that goes on by either address must find the same bytes.
    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Order_and_escapes_of_parameters_change_no_byte(string format)
    {
        using var one = await RangeAsync(await map.UnlimitedGatewayAsync(), $"places.{format}?regions=FR-62,GB-KEN&kinds=support_group&lang=fr", null, null, null);
        using var other = await RangeAsync(await map.AnotherGatewayAsync(), $"places.{format}?lang=fr&kinds=support_group&regions=FR-62%2CGB-KEN", null, null, null);

        Assert.Equal(one.Headers.ETag, other.Headers.ETag);
        Assert.Equal<byte>(await one.Content.ReadAsByteArrayAsync(), await other.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Part_of_another_file_is_the_whole_and_part_beyond_it_is_refused()
    {
        using var changed = await RangeAsync(map.Gateway, "places.csv?regions=GB-KEN", 10, null, new("\"another\""));
        Assert.Equal((HttpStatusCode.OK, null), (changed.StatusCode, changed.Content.Headers.ContentRange));
        using var beyond = await RangeAsync(map.Gateway, "places.csv?regions=GB-KEN", 10_000_000, null, null);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Head_has_the_name_the_licence_and_a_tag_and_not_modified_costs_no_file(string format)
    {
        var gateway = await map.UnlimitedGatewayAsync();
        var address = $"places.{format}?kinds=support_group&regions=GB-KEN&near=51.1,1.3&withinKm=30&lang=fr";
        using var head = await gateway.Http.SendAsync(new(HttpMethod.Head, address));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Matches(@"^places-support-group-gb-ken-selection-fr-\d{4}-\d\d-\d\d\." + format.Replace(".", "\\.", StringComparison.Ordinal) + "$", head.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal("<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"", head.Headers.GetValues("Link").Single());

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(head.Headers.ETag!);
        using var same = await gateway.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Fact]
    public async Task Fields_choose_columns_in_their_order_and_labels_are_in_the_language()
    {
        var rows = await CsvText.RowsAsync(await map.Gateway.Http.GetStreamAsync("places.csv?regions=GB-KEN&kinds=support_group&fields=operatedBy,name,kind,services_label&lang=fr"));
        Assert.Equal(["kind", "name", "operated_by", "services_label"], rows[0].Keys);
        Assert.Contains("Conseil juridique", rows.SelectMany(row => row["services_label"].Split(" | ")));

        var json = JsonNode.Parse(await map.Gateway.Http.GetStringAsync("places.json?regions=GR&fields=name,website"))!;
        Assert.Equal(["name", "website"], json["places"]![0]!.AsObject().Select(property => property.Key));
        Assert.Contains("GeoNames", (string)json["about"]!["attribution"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fields=name,postcod", "fields", "has \"postcod\"; columns are id, kind, name,")]
    [InlineData("fields=", "fields", "is given several times, or empty.")]
    [InlineData("lang=klingon!", "lang", "is not one language tag.")]
    [InlineData("field=name", "field", "is not a parameter of the filter. Allowed: kinds,")]
    public async Task Wrong_choice_is_refused(string query, string parameter, string description)
    {
        using var response = await map.Gateway.Http.GetAsync("places.xlsx?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var violation = Assert.Single(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["violations"]!.AsArray())!;
        Assert.Equal(parameter, (string?)violation["field"]);
        Assert.StartsWith(description, (string?)violation["description"]);
    }

    [Theory]
    [InlineData("places.pdf", "There is no /places.pdf; places can be had as csv, xlsx,")]
    [InlineData("organisations.kml", "There is no /organisations.kml; organisations can be had as csv, xlsx, ndjson, gpkg.")]
    [InlineData("ogc/collections/roads/items", "Nothing is at this address of the collection \"roads\". The only collection is places")]
    public async Task What_there_is_not_says_what_there_is(string address, string detail)
    {
        using var response = await map.Gateway.Http.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.StartsWith(detail, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"]);
    }

    [Theory]
    [InlineData("places")]
    [InlineData("organisations")]
    [InlineData("involvements")]
    public async Task Workbook_is_valid_to_its_schema(string rows)
    {
        using var workbook = SpreadsheetDocument.Open(await DownloadAsync(rows, "xlsx", "regions=GB&lang=ar"), isEditable: false);
        var faults = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook);
        Assert.Empty(faults.Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
    }

    [Theory]
    [InlineData("places")]
    [InlineData("organisations")]
    [InlineData("involvements")]
    public async Task GeoPackage_is_valid(string rows) =>
        await ForeignReader.RunAsync("/usr/bin/python3", "-m", "osgeo_utils.samples.validate_gpkg", "-q", await DownloadAsync(rows, "gpkg", "regions=GB"));

    [Fact]
    public async Task Organisations_and_involvements_are_those_of_the_places()
    {
        var involvements = await CsvText.RowsAsync(await map.Gateway.Http.GetStreamAsync("involvements.csv?text=brook%20house&statuses=open"));
        Assert.Contains(involvements, row => row is { } && (row["organisation"], row["role"], row["place_kind"]) == ("Serco", "operates", "detention_centre"));
        Assert.All(involvements, row => Assert.Equal("Brook House Immigration Removal Centre", row["place"]));

        var organisations = await CsvText.RowsAsync(await map.Gateway.Http.GetStreamAsync("organisations.csv?text=brook%20house&statuses=open"));
        Assert.Subset(organisations.Select(row => row["id"]).ToHashSet(), involvements.Select(row => row["organisation_id"]).ToHashSet());
        Assert.Equal(organisations.Select(row => row["id"]).Distinct().Count(), organisations.Count);

        var all = await CsvText.RowsAsync(await map.Gateway.Http.GetStreamAsync("organisations.csv"));
        Assert.InRange(all.Count, organisations.Count + 100, int.MaxValue);
    }

    [Fact]
    public async Task Involvements_of_a_day_are_those_that_held_then()
    {
        var rows = await CsvText.RowsAsync(await map.Gateway.Http.GetStreamAsync("involvements.csv?text=brook%20house&openOn=2015-06-01"));
        Assert.Contains(rows, row => (row["organisation"], row["role"]) == ("G4S", "operates"));
        Assert.DoesNotContain(rows, row => row["organisation"] == "Serco");
    }

    async Task<string> DownloadAsync(string rows, string format, string query)
    {
        var gateway = await map.UnlimitedGatewayAsync();
        var path = Path.Combine(folder.FullName, $"{rows}.{format}");
        await File.WriteAllBytesAsync(path, await gateway.Http.GetByteArrayAsync($"{rows}.{format}?{query}"));
        return path;
    }

    // A busy machine may have no data version for a moment, and then a file has no tag.
    static async Task<HttpResponseMessage> RangeAsync(TestGateway gateway, string address, long? from, long? to, EntityTagHeaderValue? tag)
    {
        HttpResponseMessage? response = null;
        await Patience.UntilAsync(
            () => response is { Headers.ETag: not null } or { StatusCode: HttpStatusCode.RequestedRangeNotSatisfiable },
            async () =>
            {
                response?.Dispose();
                response = await SendAsync(gateway, address, from, to, tag);
            }, "a file with a tag");
        return response!;
    }

    // A file says its own address, so all gateways are asked by the same name.
    static async Task<HttpResponseMessage> SendAsync(TestGateway gateway, string address, long? from, long? to, EntityTagHeaderValue? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = "map.example";
        if (from is not null)
            request.Headers.Range = new(from, to);
        if (tag is not null)
            request.Headers.IfRange = new(tag);
        return await gateway.Http.SendAsync(request);
    }

    static string UuidOf(string id) => GlobalId.TryParse(id, out var parsed) ? parsed.Value : id;
}
