using System.IO.Compression;
using System.Net;
using System.Text;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Exports;

public sealed class CsvTests : IAsyncLifetime
{
    readonly InventedMap map = new();

    public Task InitializeAsync() => map.InitializeAsync();

    public Task DisposeAsync() => map.DisposeAsync();

    [Fact]
    public async Task File_is_utf8_with_bom_and_name()
    {
        map.Places.Add("Coquelles");
        using var response = await map.Gateway.Http.GetAsync("places.csv");
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("attachment; filename=\"places-20", response.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.NotEqual(Encoding.UTF8.GetPreamble(), bytes[3..6]);
    }

    [Fact]
    public async Task Columns_hold_what_is_known()
    {
        map.Places.Add("Brook House", place =>
        {
            place.StatusAsOf = "2025-07";
            place.OpenedOn = "2009-03";
            place.Address = new() { Lines = "Perimeter Road South, \"Gatwick\"", Postcode = "RH6 0PQ", Town = "Gatwick" };
            place.RegionCodes.AddRange(["GB", "GB-ENG"]);
            place.DetentionCentre.Capacities.Add(new V1.Capacity { People = 448, AsOf = "2020" });
            place.DetentionCentre.Capacities.Add(new V1.Capacity { People = 426, AsOf = "2010" });
            place.Website = "https://example.org/";
            place.Confidence = V1.Confidence.High;
        });
        var row = Assert.Single(await RowsAsync());

        Assert.Equal("Brook House", row["name"]);
        Assert.Equal("detention_centre", row["kind"]);
        Assert.Equal("open", row["status"]);
        Assert.Equal("2025-07", row["status_as_of"]);
        Assert.Equal("2009-03", row["opened_on"]);
        Assert.Equal("50.9513", row["latitude"]);
        Assert.Equal("-1.8587", row["longitude"]);
        Assert.Equal("Perimeter Road South, \"Gatwick\"", row["address"]);
        Assert.Equal("GB | GB-ENG", row["regions"]);
        Assert.Equal("448", row["capacity"]);
        Assert.Equal("2020", row["capacity_as_of"]);
        Assert.Equal("removal_centre", row["facility_type"]);
        Assert.Equal("A report", row["sources"]);
        Assert.Equal("high", row["confidence"]);
        Assert.Equal("2026-01-02T03:04:05Z", row["updated_at"]);
    }

    [Fact]
    public async Task Who_runs_place_is_named()
    {
        var place = map.Places.Add("Brook House");
        map.Places.Add("Run by nobody known");
        map.Places.AddOrganisation(1_000, "=Serco");
        map.Places.AddOrganisation(1_001, "Visitors");
        map.Places.AddInvolvement(2_000, place.Id, 1_000);
        map.Places.AddInvolvement(2_001, place.Id, 1_001, V1.InvolvementRole.Visits);
        Assert.Equal(["'=Serco", ""], (await RowsAsync()).Select(row => row["operated_by"]));
        Assert.Equal(["StreamPlaces"], map.Upstream.Log.Methods);
    }

    [Fact]
    public async Task Reader_that_takes_gzip_gets_gzip()
    {
        map.Places.Add("Coquelles");
        using var request = new HttpRequestMessage(HttpMethod.Get, "places.csv");
        request.Headers.AcceptEncoding.Add(new("gzip"));
        using var response = await map.Gateway.Http.SendAsync(request);
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        await using var unzipped = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);
        Assert.Contains("Coquelles", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task Text_that_spreadsheet_would_calculate_is_kept_from_it(string name)
    {
        map.Places.Add(name, place => place.Summary = name);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal("'" + name, row["name"]);
        Assert.Equal("'" + name, row["summary"]);
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("two\rlines")]
    [InlineData("a, \"quoted\"; text")]
    [InlineData("العربية")]
    public async Task Text_stays_in_its_cell(string name)
    {
        map.Places.Add(name);
        Assert.Equal(name, Assert.Single(await RowsAsync())["name"]);
    }

    [Fact]
    public async Task Network_without_position_has_empty_coordinates()
    {
        map.Places.Add("A network", place => (place.Position, place.Precision) = (null, V1.Precision.Unspecified));
        var row = Assert.Single(await RowsAsync());
        Assert.Equal(("", "", ""), (row["latitude"], row["longitude"], row["precision"]));
    }

    [Fact]
    public async Task Many_parts_make_one_file()
    {
        for (var i = 0; i < 1_000; i++)
            map.Places.Add($"Place {i}");
        var rows = await RowsAsync();
        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => $"Place {i}"), rows.Select(row => row["name"]));
    }

    [Fact]
    public async Task Empty_answer_is_header_alone() => Assert.Empty(await RowsAsync());

    [Fact]
    public async Task Filter_reaches_service()
    {
        using var response = await map.Gateway.Http.GetAsync("places.csv?regions=GB-KEN&openOn=2010-06-01&near=50.9,1.8&withinKm=2.5");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            new V1.PlaceFilter
            {
                Regions = { "GB-KEN" }, RegionMatch = V1.RegionMatch.LocationOrCoverage,
                OpenOn = "2010-06-01",
                Near = new() { Position = new() { Latitude = 50.9, Longitude = 1.8 }, WithinMetres = 2_500 },
            },
            Assert.Single(map.Places.Filters));
    }

    async Task<List<IDictionary<string, string>>> RowsAsync() =>
        await CsvText.RowsAsync(await map.Gateway.Http.GetStreamAsync("places.csv"));
}
