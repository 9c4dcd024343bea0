using System.Net;
using System.Text.Json.Nodes;

namespace Map.Gateway.Tests.Ogc;

/// <summary>Part 1 and 2 where servers are known to go wrong.</summary>
public sealed class CoreTests(OgcMap map) : IClassFixture<OgcMap>
{
    const string Items = "/collections/places/items";

    [Theory]
    [InlineData("bbox=177,-20,-178,-15", "fiji_east_of_antimeridian|fiji_on_antimeridian|fiji_west_of_antimeridian")]
    [InlineData("bbox=177,-20,180,-15", "fiji_on_antimeridian|fiji_west_of_antimeridian")]
    [InlineData("bbox=-180,-20,-178,-15", "fiji_east_of_antimeridian|fiji_on_antimeridian")]
    [InlineData("bbox=-178,-20,177,-15", "")]
    [InlineData("bbox=-20,177,-15,-178&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326",
        "fiji_east_of_antimeridian|fiji_on_antimeridian|fiji_west_of_antimeridian")]
    [InlineData("bbox=19703000,-2300000,-19814000,-1600000&bbox-crs=" + OgcMap.Mercator,
        "fiji_east_of_antimeridian|fiji_on_antimeridian|fiji_west_of_antimeridian")]
    [InlineData("bbox=-100,89,-99,90", "north_pole")]
    [InlineData("bbox=-100,-90,-99,-90", "south_pole")]
    [InlineData("bbox=-100,20000000,-99,400000000&bbox-crs=" + OgcMap.Mercator, "north_pole")]
    [InlineData("bbox=-25000000,20037508,25000000,132000000&bbox-crs=" + OgcMap.Mercator, "")]
    [InlineData("bbox=1.85,50.95,1.87,50.97", "")]
    [InlineData("bbox=1.9,51,1.9,51", "rounded")]
    [InlineData("bbox=1.89,50.99,-50,1.91,51.01,3000", "rounded")]
    [InlineData("bbox=0,0,0,0", "null_island")]
    public async Task Box_has_what_lies_in_it_as_published(string query, string names) =>
        Assert.Equal(names, string.Join('|', await map.NamesAsync(query)));

    [Fact]
    public async Task Position_in_any_system_is_in_box_of_itself_and_comes_back()
    {
        var plain = (await map.FeaturesAsync("")).ToDictionary(feature => (string)feature["id"]!);
        foreach (var crs in new[] { "http://www.opengis.net/def/crs/EPSG/0/4326", OgcMap.Mercator })
        {
            var features = await map.FeaturesAsync($"crs={crs}");
            Assert.Equal(plain.Keys.Order(), features.Select(feature => (string)feature["id"]!).Order());
            foreach (var feature in features.Where(feature => feature["geometry"] is not null))
            {
                var at = feature["geometry"]!["coordinates"]!.AsArray().Select(number => number!.ToJsonString()).ToList();
                Assert.All(at, number => Assert.True(double.IsFinite(double.Parse(number, null))));
                var found = await map.FeaturesAsync($"bbox={string.Join(',', at.Concat(at))}&bbox-crs={crs}");
                Assert.Contains((string)feature["id"]!, found.Select(one => (string)one["id"]!));
                Assert.All(found, one => Assert.Equal(
                    plain[(string)feature["id"]!]["geometry"]!["coordinates"]![1]!.ToJsonString(),
                    plain[(string)one["id"]!]["geometry"]!["coordinates"]![1]!.ToJsonString()));
            }
        }
    }

    [Fact]
    public async Task Place_without_position_has_no_geometry_and_is_in_no_box()
    {
        var network = (await map.FeaturesAsync("")).Single(feature => (string)feature["properties"]!["name"]! == "network_without_position");
        Assert.True(network.AsObject().ContainsKey("geometry"));
        Assert.Null(network["geometry"]);
        Assert.DoesNotContain("network_without_position", await map.NamesAsync("bbox=-180,-90,180,90"));
        Assert.Null((await map.JsonAsync($"{Items}/{network["id"]}?crs={OgcMap.Mercator}"))["geometry"]);
    }

    [Theory]
    [InlineData("2004-12-31", "closed_in_2010", true)]
    [InlineData("2004-12-31T23:00:00-05:00", "closed_in_2010", true)]
    [InlineData("2010-10-05", "closed_in_2010", true)]
    [InlineData("2010-10-06", "closed_in_2010", false)]
    [InlineData("../2000-02-29", "closed_in_2010", false)]
    [InlineData("../2000-03-01", "closed_in_2010", true)]
    [InlineData("/2000-03-01", "closed_in_2010", true)]
    [InlineData("2010-10-05/..", "closed_in_2010", true)]
    [InlineData("2010-10-06/", "closed_in_2010", false)]
    [InlineData("1990-01-01/1999-12-31", "closed_in_2010", false)]
    [InlineData("2001-01-01/2001-01-02", "closed_in_2010", true)]
    [InlineData("1990-01-01/2030-01-01", "closed_in_2010", true)]
    [InlineData("../..", "closed_in_2010", true)]
    [InlineData("2005-06-14", "open_since_2005", false)]
    [InlineData("2005-06-14/2005-06-15", "open_since_2005", true)]
    [InlineData("2040-01-01/..", "open_since_2005", true)]
    [InlineData("../2005-06-14", "open_since_2005", false)]
    [InlineData("2005-06-15", "planned", false)]
    [InlineData("2005-06-15/..", "planned", false)]
    public async Task Datetime_is_when_place_was_in_operation(string datetime, string place, bool isThere) =>
        Assert.Equal(isThere, (await map.NamesAsync($"datetime={Uri.EscapeDataString(datetime)}")).Contains(place));

    [Fact]
    public async Task Next_is_followed_to_what_file_has()
    {
        foreach (var filter in new[] { "", "kinds=support_group", "openOn=2006-01-01", "bbox=-10,30,10,60" })
        {
            var ids = new List<string>();
            for (var next = $"/collections/places/items?limit=4&{filter}"; next is not null;)
            {
                var page = await map.JsonAsync(next);
                Assert.InRange((int)page["numberReturned"]!, 1, 4);
                ids.AddRange(page["features"]!.AsArray().Select(feature => (string)feature!["id"]!));
                next = page["links"]!.AsArray().Where(link => (string)link!["rel"]! == "next").Select(link => (string)link!["href"]!).SingleOrDefault()
                    is { } href ? href[(href.IndexOf("/ogc", StringComparison.Ordinal) + 4)..] : null;
            }

            var file = JsonNode.Parse(await map.Gateway.Http.GetStringAsync($"places.geojson?{filter.Replace("bbox", "box", StringComparison.Ordinal)}"))!;
            Assert.Equal(file["features"]!.AsArray().Select(feature => (string)feature!["id"]!), ids);
        }
    }

    [Fact]
    public async Task Feature_is_as_in_file_and_among_the_others()
    {
        var file = JsonNode.Parse(await map.Gateway.Http.GetStringAsync("places.geojson?statuses=open,closed,planned"))!["features"]!.AsArray();
        var items = await map.FeaturesAsync("statuses=open,closed,planned");
        Assert.Equal(file.Select(feature => feature!.ToJsonString()), items.Select(feature => feature.ToJsonString()));
        Assert.Contains(items, feature => (string?)feature["properties"]!["operatedBy"]?.AsArray().SingleOrDefault() == "Serco");
        foreach (var feature in items.DistinctBy(feature => (string)feature["properties"]!["name"]!))
        {
            var one = await map.JsonAsync($"{Items}/{feature["id"]}");
            Assert.Equal(["self", "alternate", "collection"], one["links"]!.AsArray().Select(link => (string)link!["rel"]!));
            one.AsObject().Remove("links");
            Assert.Equal(feature.ToJsonString(), one.ToJsonString());
        }
    }

    [Theory]
    [InlineData("limit=1001", 36)]
    [InlineData("limit=99999999999999999999", 36)]
    [InlineData("limit=1", 1)]
    [InlineData("", 10)]
    public async Task Limit_beyond_maximum_is_the_maximum(string query, int returned)
    {
        var page = await map.JsonAsync($"{Items}?{query}");
        Assert.Equal((36, returned), ((int)page["numberMatched"]!, (int)page["numberReturned"]!));
    }

    [Fact]
    public async Task Empty_page_is_whole()
    {
        var page = await map.JsonAsync($"{Items}?bbox=100,10,101,11");
        Assert.Equal((0, 0, 0), ((int)page["numberMatched"]!, (int)page["numberReturned"]!, page["features"]!.AsArray().Count));
        Assert.Equal(["self", "alternate", "collection"], page["links"]!.AsArray().Select(link => (string)link!["rel"]!));
    }

    [Theory]
    [InlineData(Items + "?nope=1", "nope", "is not a parameter here. Allowed: f, limit, bbox, ")]
    [InlineData("?limit=1", "limit", "is not a parameter of this document; allowed: f.")]
    [InlineData("/conformance?f=xml", "f", "is \"xml\"; allowed: json, html.")]
    [InlineData(Items + "?f=", "f", "is \"\"; allowed: json, html.")]
    [InlineData(Items + "?limit=0", "limit", "is \"0\"; a whole number, 1 to 1000.")]
    [InlineData(Items + "?limit=-1", "limit", "is \"-1\"; a whole number")]
    [InlineData(Items + "?limit=ten", "limit", "is \"ten\"; a whole number")]
    [InlineData(Items + "?limit=", "limit", "is empty")]
    [InlineData(Items + "?limit=1&limit=2", "limit", "is given 2 times")]
    [InlineData(Items + "?bbox=1,2,3", "bbox", "has 3 numbers; 4, or 6 with heights: west,south,east,north.")]
    [InlineData(Items + "?bbox=1,2,3,4,5,6,7", "bbox", "has 7 numbers")]
    [InlineData(Items + "?bbox=0,0,NaN,1", "bbox", "has \"NaN\", which is not a number.")]
    [InlineData(Items + "?bbox=0,60,1,50", "bbox", "has its south above its north.")]
    [InlineData(Items + "?bbox=0,50,9,1,60,8", "bbox", "has a lowest height above its highest.")]
    [InlineData(Items + "?bbox=-200,0,0,1", "bbox", "is not a longitude: -180 to 180 degrees.")]
    [InlineData(Items + "?bbox=0,0,1,91", "bbox", "is not a latitude: -90 to 90 degrees.")]
    [InlineData(Items + "?bbox=0,0,1,1&box=0,0,1,1", "bbox", "is given together with box")]
    [InlineData(Items + "?bbox-crs=" + OgcMap.Mercator, "bbox-crs", "is given without bbox.")]
    [InlineData(Items + "?crs=EPSG:3857", "crs", "is \"EPSG:3857\", which is unknown here; allowed: http://www.opengis.net/def/crs/OGC/1.3/CRS84, ")]
    [InlineData(Items + "?bbox=0,0,1,1&bbox-crs=x", "bbox-crs", "is \"x\", which is unknown here")]
    [InlineData(Items + "?datetime=yesterday", "datetime", "has \"yesterday\". Write an instant as 2026-01-31 or")]
    [InlineData(Items + "?datetime=2010-02-30", "datetime", "has \"2010-02-30\".")]
    [InlineData(Items + "?datetime=2010-01-01T00:00:00", "datetime", "has \"2010-01-01T00:00:00\".")]
    [InlineData(Items + "?datetime=2011-01-01/2010-01-01", "datetime", "ends before it begins. Swap the two.")]
    [InlineData(Items + "?datetime=a/b/c", "datetime", "has \"a/b/c\".")]
    [InlineData(Items + "?datetime=2010-01-01&openOn=2010-01-01", "datetime", "is given together with openOn")]
    [InlineData(Items + "?token=nonsense", "token", "is not a cursor of a response with these arguments.")]
    [InlineData(Items + "?kinds=prison", "kinds", "has \"prison\"; allowed: detention_centre, ")]
    [InlineData(Items + "/x?limit=1", "limit", "is not a parameter of a feature; allowed: f, crs.")]
    public async Task Wrong_parameter_is_told_in_words_of_address(string address, string field, string description)
    {
        var violation = Assert.Single(await map.RefusedAsync(address));
        Assert.Equal(field, violation.Field);
        Assert.StartsWith(description, violation.Description);
    }

    [Theory]
    [InlineData(Items + "/nobody")]
    [InlineData(Items + "/T2ZmaWNlOjAxOTBmM2IyLTdjMWUtN2QzYS05YjVlLTJmNmE4YzRkMWUwNw==")]
    [InlineData("/collections/nothing")]
    [InlineData("/collections/nothing/items")]
    public async Task What_is_not_there_is_404(string address)
    {
        using var response = await map.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("application/geo+json;q=0.5,text/html;q=0.4", "application/geo+json")]
    [InlineData("*/*", "application/geo+json")]
    [InlineData("application/xml", "application/geo+json")]
    [InlineData("text/html;q=broken;;,,", "application/geo+json")]
    public async Task Form_goes_by_what_is_accepted(string accept, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "ogc" + Items);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await map.Gateway.Http.SendAsync(request);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Html_escapes_what_others_wrote()
    {
        var html = await map.Gateway.Http.GetStringAsync($"ogc{Items}?f=html&limit=1000");
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;; DROP TABLE place", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_is_read_again_only_when_map_has_changed()
    {
        using var first = await map.GetAsync($"{Items}?limit=3");
        Assert.NotNull(first.Headers.ETag);
        Assert.Equal("*", await AllowedOriginAsync());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"ogc{Items}?limit=3");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var again = await map.Gateway.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var head = await map.Gateway.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"ogc{Items}?limit=3"));
        Assert.Equal((HttpStatusCode.OK, "application/geo+json", ""),
            (head.StatusCode, head.Content.Headers.ContentType!.MediaType, await head.Content.ReadAsStringAsync()));
        Assert.Equal("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>", head.Headers.GetValues("Content-Crs").Single());
    }

    async Task<string> AllowedOriginAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "ogc");
        request.Headers.Add("Origin", "https://example.org");
        using var response = await map.Gateway.Http.SendAsync(request);
        return response.Headers.GetValues("Access-Control-Allow-Origin").Single();
    }
}
