using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Exports;

namespace Map.Gateway.Tests.Hsds;

/// <summary>The HSDS API over the real seed: the groups of the one filter, in the objects of the specification.</summary>
public sealed class HsdsTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string AllStatuses = "statuses=open,closed,planned,temporarily_closed,unknown";

    public void Dispose() => Assert.Empty(map.Errors);

    [Theory]
    [InlineData("")]
    [InlineData(AllStatuses)]
    [InlineData("regions=Kent,FR-62&include=coverage")]
    [InlineData("services=food,legal_advice&languages=ar")]
    [InlineData("text=visitors%20detainees")]
    [InlineData("openOn=2015-06-01&regions=GB")]
    [InlineData("hasPosition=false")]
    [InlineData("kinds=office,support_group&regions=GR")]
    public async Task Services_of_all_pages_are_the_groups_of_the_file(string filter)
    {
        var hsds = await ClientAsync();
        var expected = await IdsOfFileAsync(filter);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, IdsOf(await hsds.AllAsync("/services", filter, perPage: 37)));
        Assert.Equal(expected, IdsOf((await FileAsync(filter))["services"]!.AsArray()));
    }

    [Theory]
    [InlineData("helps=51.127,1.313", """{"helps": "51.127,1.313"}""")]
    [InlineData("near=51.5,-0.1&withinKm=60&services=casework", """{"near": [51.5, -0.1], "withinKm": 60, "services": ["casework"]}""")]
    [InlineData("box=1.2,50.5,2.5,51.2", """{"box": [1.2, 50.5, 2.5, 51.2], "kinds": null}""")]
    [InlineData("within={\"type\":\"Polygon\",\"coordinates\":[[[-1,51],[1,51],[1,52],[-1,51]]]}", """{"within": {"type": "Polygon", "coordinates": [[[-1,51],[1,51],[1,52],[-1,51]]]}}""")]
    [InlineData("text=visitors&hasPosition=true", """{"search": "visitors", "hasPosition": true}""")]
    public async Task Posted_search_finds_the_groups_of_the_file(string filter, string body)
    {
        var hsds = await ClientAsync();
        var expected = await IdsOfFileAsync(filter);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, IdsOf(await hsds.AllPostedAsync("/services", JsonNode.Parse(body)!.AsObject(), perPage: 7)));
    }

    [Theory]
    [InlineData("services", "near=51.987654,1.876543&withinKm=3", "near")]
    [InlineData("organizations", "helps=51.987654,1.876543", "helps")]
    [InlineData("service_at_locations", "box=1.876543,50,2,51", "box")]
    [InlineData("services/00000000-0000-0000-0000-000000000000", "covers=51.987654,1.876543", "covers")]
    [InlineData("taxonomy_terms", "within={}", "within")]
    public async Task Position_in_an_address_is_refused_with_a_hint(string path, string query, string field)
    {
        using var response = await map.Gateway.Http.GetAsync($"hsds/{path}?{query}");

        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var violation = JsonNode.Parse(text)!["violations"]!.AsArray().First(each => (string)each!["field"]! == field)!;
        Assert.Contains("POST it to the same path", (string)violation["description"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("987654", text + map.LogText, StringComparison.Ordinal);
        Assert.DoesNotContain("876543", text + map.LogText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"search": "Quagmirefinch", "helps": "51.987654,1.876543"}""", true)]
    [InlineData("""{"search": "Quagmirefinch", "helps": "91.987654,1.876543"}""", false)]
    [InlineData("""{"search": "Quagmirefinch\u0000", "near": "51.987654,1.876543", "withinKm": 3}""", false)]
    public async Task Posted_words_and_positions_are_in_no_log(string body, bool isFine)
    {
        foreach (var path in new[] { "services", "organizations", "service_at_locations" })
        {
            using var response = await map.Gateway.Http.PostAsync($"hsds/{path}", Json(body));
            Assert.Equal(isFine ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
        }

        Assert.DoesNotContain("Quagmirefinch", map.LogText, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("987654", map.LogText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locations_are_published_positions_and_who_has_none_has_no_address()
    {
        // Not in the seed: an address without a position, and one of which only the town is published.
        var ids = (await IdsOfFileAsync("hasPosition=true&regions=GB")).Take(2).ToList();
        await map.ExecuteAsync($"UPDATE place SET exact_position = NULL, \"precision\" = NULL, address_lines = '1 Withheld Street', postcode = 'ZZ9 9ZZ', town = 'Withheldtown' WHERE id = '{ids[0]}'");
        await map.ExecuteAsync($"UPDATE place SET \"precision\" = 'town', address_lines = NULL, postcode = NULL, town = 'Toldtown' WHERE id = '{ids[1]}'");
        var hsds = await ClientAsync();

        var services = await hsds.AllAsync("/services", $"full=true&{AllStatuses}");
        var located = await hsds.AllAsync("/service_at_locations", $"full=true&{AllStatuses}");

        Assert.Equal(await IdsOfFileAsync(AllStatuses + "&hasPosition=true"), IdsOf(located));
        Assert.Equal(IdsOf(located), IdsOf(services.Where(service => service["service_at_locations"]!.AsArray().Count == 1)));
        Assert.DoesNotContain("Withheld", string.Join(' ', services.Concat(located).Select(one => one.ToJsonString())), StringComparison.OrdinalIgnoreCase);
        var coarse = services.Single(service => (string?)service["id"] == ids[1])["service_at_locations"]![0]!["location"]!;
        Assert.Empty(coarse["addresses"]!.AsArray());
        Assert.Contains("no finer than the town", (string)coarse["description"]!, StringComparison.Ordinal);
        using var nowhere = await map.Gateway.Http.GetAsync($"hsds/service_at_locations/{ids[0]}");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        var rows = (await CsvText.RowsAsync(await map.Gateway.Http.GetStreamAsync($"places.csv?kinds=support_group&{AllStatuses}"))).ToDictionary(row => UuidOf(row["id"]));
        Assert.All(located.Select(one => one["location"]!), location =>
        {
            var row = rows[(string)location["id"]!];
            Assert.Equal((row["latitude"], row["longitude"]), (location["latitude"]!.ToJsonString(), location["longitude"]!.ToJsonString()));
            Assert.Equal(row["address"].Length > 0 && row["town"].Length > 0 ? [row["address"]] : [], location["addresses"]!.AsArray().Select(address => (string)address!["address_1"]!));
        });
    }

    // The members, formats and words that https://github.com/openreferral/specification, branch 3.1, folder schema requires. The schemas themselves
    // are not in this repository; validate.py checks by them.
    [Fact]
    public async Task Objects_have_what_the_schemas_require()
    {
        var hsds = await ClientAsync();
        var services = await hsds.AllAsync("/services", $"full=true&{AllStatuses}");
        var organizations = await hsds.AllAsync("/organizations", $"full=true&{AllStatuses}");

        Assert.All(services, service =>
        {
            RequireUuids(service);
            Assert.Contains((string)service["status"]!, new[] { "active", "inactive", "defunct", "temporarily closed" });
            Assert.NotEmpty((string)service["name"]!);
            Assert.EndsWith("Z", (string)service["last_modified"]!, StringComparison.Ordinal);
            RequireTexts(service["organization"]!, "name", "description");
            foreach (var phone in service["phones"]!.AsArray())
                RequireTexts(phone!, "number", "type");
            foreach (var url in service["additional_urls"]!.AsArray())
                RequireTexts(url!, "url");
            foreach (var term in service["attributes"]!.AsArray().Select(attribute => attribute!["taxonomy_term"]).OfType<JsonNode>())
                RequireTexts(term, "code", "name", "description", "taxonomy_id");
            foreach (var location in service["service_at_locations"]!.AsArray().Select(one => one!["location"]!))
            {
                Assert.Equal("physical", (string)location["location_type"]!);
                Assert.All(location["addresses"]!.AsArray(), address =>
                    RequireTexts(address!, "address_1", "city", "state_province", "postal_code", "country", "address_type"));
            }
        });
        Assert.All(organizations, organization =>
        {
            RequireUuids(organization);
            RequireTexts(organization, "name", "description");
        });
        // Each of these is somewhere in the seed, or the checks above see nothing.
        Assert.Contains(services, service => service["service_areas"]!.AsArray().Any(area => (string)area!["name"]! == "Kent"));
        foreach (var member in new[] { "phones", "attributes", "languages", "service_areas", "service_at_locations" })
            Assert.True(services.Any(service => service[member]!.AsArray().Count > 0), member);
    }

    [Fact]
    public async Task Organizations_are_who_offers_services_and_nobody_else()
    {
        var group = (await IdsOfFileAsync("regions=GB-KEN"))[0];
        var company = await map.ScalarAsync<Guid>("SELECT id FROM organisation WHERE name = 'Serco'");
        await map.ExecuteAsync($"UPDATE place SET organisation_id = (SELECT id FROM organisation WHERE name <> 'Serco' ORDER BY name LIMIT 1) WHERE id = '{group}'");
        var hsds = await ClientAsync();

        var services = await hsds.AllAsync("/services", AllStatuses);
        var organizations = await hsds.AllAsync("/organizations", AllStatuses, perPage: 60);

        Assert.Equal(
            services.Select(service => (string)service["organization_id"]!).Distinct().Order(StringComparer.Ordinal), IdsOf(organizations).Order(StringComparer.Ordinal));
        Assert.All(services, service => Assert.Equal((string)service["organization_id"]!, (string)service["organization"]!["id"]!));
        var owner = (string)services.Single(service => (string)service["id"]! == group)["organization_id"]!;
        Assert.NotEqual(group, owner);
        foreach (var id in new[] { owner, IdsOf(organizations).First(id => id != owner) })
        {
            var organization = await hsds.GetAsync($"/organizations/{id}?full_service=true");
            Assert.Equal(id, (string)organization["id"]!);
            Assert.Equal(
                services.Where(service => (string)service["organization_id"]! == id).Select(service => (string)service["id"]!), IdsOf(organization["services"]!.AsArray()));
            Assert.Equal(IdsOf(organization["services"]!.AsArray()), IdsOf(await hsds.AllAsync("/services", $"organization_id={id}&{AllStatuses}")));
        }

        using var nobody = await map.Gateway.Http.GetAsync($"hsds/organizations/{company}");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
        var centre = UuidOf((await CsvText.RowsAsync(await map.Gateway.Http.GetStreamAsync("places.csv?kinds=detention_centre")))[0]["id"]);
        using var none = await map.Gateway.Http.GetAsync($"hsds/services/{centre}");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.True((bool)(await hsds.GetAsync("/services?kinds=detention_centre"))["empty"]!);
    }

    [Fact]
    public async Task Parameters_of_the_specification_mean_those_of_the_filter()
    {
        var hsds = await ClientAsync();
        var term = (await hsds.GetAsync("/taxonomy_terms?search=legal_advice"))["contents"]![0]!;
        Assert.Equal(("legal_advice", "Legal advice"), ((string)term["code"]!, (string)term["name"]!));
        Assert.Equal(IdsOf([await hsds.GetAsync($"/taxonomy_terms/{term["id"]}")]), IdsOf([term]));
        Assert.Equal(33, (await hsds.AllAsync("/taxonomy_terms", "top_only=true", perPage: 10)).Count);
        Assert.Equal(2, (await hsds.AllAsync("/taxonomies", "format=json")).Count);

        Assert.Equal(await IdsOfFileAsync("services=legal_advice"), IdsOf(await hsds.AllAsync("/services", $"taxonomy_term_id={term["id"]}")));
        var some = (await hsds.AllAsync("/services", $"taxonomy_id={term["taxonomy_id"]}&full=true"));
        Assert.All(some, service => Assert.Contains(service["attributes"]!.AsArray(), attribute => (string?)attribute!["link_type"] == "service"));
        Assert.Equal(await IdsOfFileAsync("text=calais"), IdsOf(await hsds.AllAsync("/services", "search=calais")));

        var changed = (string)(await hsds.GetAsync("/services?minimal=true&per_page=1"))["contents"]![0]!["modified_date"]!;
        Assert.Equal(await IdsOfFileAsync($"changedSince={changed}"), IdsOf(await hsds.AllAsync("/services", $"modified_after={changed}&minimal=true")));
        Assert.True((bool)(await hsds.GetAsync("/services?modified_after=2999-01-01T00:00:00Z"))["empty"]!);
        Assert.Equal(["attribution", "license", "openapi_url", "profile", "version"], (await hsds.GetAsync("")).AsObject().Select(each => each.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("services?page=51&per_page=100", "page", "Narrow the search")]
    [InlineData("services?page=0", "page", "is \"0\"; it is a whole number from 1 to")]
    [InlineData("services?per_page=101", "per_page", "from 1 to 100")]
    [InlineData("services?postcode=CT17", "postcode", "is not a parameter of the filter. Allowed: kinds,")]
    [InlineData("organizations?minimal=true", "minimal", "is not a parameter of the filter.")]
    [InlineData("services?format=ndjson", "format", "allowed: json. /places.hsds.json")]
    [InlineData("services?full=yes", "full", "allowed: true, false")]
    [InlineData("services?search=a&text=b", "search", "says the same as text")]
    [InlineData("services?modified_after=yesterday", "modified_after", "Write a time as")]
    [InlineData("services?search=%00", "search", "")]
    [InlineData("services?organization_id=me", "organization_id", "no UUID")]
    [InlineData("services?taxonomy_term_id=me", "taxonomy_term_id", "/hsds/taxonomy_terms")]
    [InlineData("taxonomies?regions=GB", "regions", "Allowed: search,")]
    public async Task Wrong_parameter_is_refused_by_its_name(string path, string field, string description)
    {
        using var response = await map.Gateway.Http.GetAsync("hsds/" + path);
        var refused = await HsdsClient.RefusedAsync(response);
        Assert.Equal(field, refused.Field);
        Assert.Contains(description, refused.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]", "application/json", "body")]
    [InlineData("{\"page\": 1, \"page\": 2}", "application/json", "body")]
    [InlineData("{\"page\": 1", "application/json", "body")]
    [InlineData("page=1", "application/x-www-form-urlencoded", "Content-Type")]
    [InlineData("{\"pages\": 1}", "application/json", "pages")]
    public async Task Wrong_body_is_refused(string body, string type, string field)
    {
        using var response = await map.Gateway.Http.PostAsync("hsds/services", new StringContent(body, Encoding.UTF8, type));
        Assert.Equal(field, (await HsdsClient.RefusedAsync(response)).Field);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("hsds")]
    [InlineData("hsds/services?regions=GB-KEN")]
    [InlineData("hsds/organizations?regions=GB-KEN")]
    [InlineData("hsds/taxonomies")]
    public async Task Get_has_a_tag_and_not_modified_and_may_be_read_by_other_sites(string path)
    {
        var gateway = await map.UnlimitedGatewayAsync();
        using var head = await gateway.Http.SendAsync(new(HttpMethod.Head, path));
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Origin", "https://referrals.example" } } };
        request.Headers.IfNoneMatch.Add(head.Headers.ETag!);
        using var same = await gateway.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, "application/json"), (head.StatusCode, head.Content.Headers.ContentType!.MediaType));
        Assert.Equal("<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"", head.Headers.GetValues("Link").Single());
        Assert.Equal((HttpStatusCode.NotModified, "*"), (same.StatusCode, same.Headers.GetValues("Access-Control-Allow-Origin").Single()));
    }

    [SchemasFact]
    public async Task Published_schemas_accept_all_objects() => await ForeignReader.RunAsync(
        "/usr/bin/python3", Path.Combine(Repository.Root, "tests", "Map.Gateway.Tests", "Hsds", "validate.py"), SchemasFactAttribute.Folder!,
        (await map.UnlimitedGatewayAsync()).Http.BaseAddress!.ToString());

    async Task<HsdsClient> ClientAsync() => new(await map.UnlimitedGatewayAsync());

    async Task<JsonNode> FileAsync(string filter) =>
        JsonNode.Parse(await (await map.UnlimitedGatewayAsync()).Http.GetStringAsync($"places.hsds.json?{filter}"))!;

    async Task<List<string>> IdsOfFileAsync(string filter)
    {
        var kinds = filter.Contains("kinds=", StringComparison.Ordinal) ? "" : "kinds=support_group&";
        var file = JsonNode.Parse(await (await map.UnlimitedGatewayAsync()).Http.GetStringAsync($"places.json?{kinds}fields=id,kind&{filter}"))!;
        return [.. file["places"]!.AsArray().Where(place => (string)place!["kind"]! == "support_group").Select(place => UuidOf((string)place!["id"]!))];
    }

    static IEnumerable<string> IdsOf(IEnumerable<JsonNode?> objects) => objects.Select(one => (string)one!["id"]!);

    static string UuidOf(string id) => GlobalId.TryParse(id, out var known) ? known.Value : throw new ArgumentException(id);

    static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    static void RequireTexts(JsonNode node, params string[] members) => Assert.All(members, member => Assert.NotNull((string?)node[member]));

    // Every object has an id, and every member that is, or refers to, one is a UUID.
    static void RequireUuids(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var one in list)
                RequireUuids(one);
        }
        else if (node is JsonObject members)
        {
            Assert.True(members.ContainsKey("id"), members.ToJsonString());
            foreach (var (name, value) in members)
            {
                if (name == "id" || name.EndsWith("_id", StringComparison.Ordinal))
                    Assert.True(Guid.TryParseExact((string?)value, "D", out _), $"{name}: {value}");
                Assert.NotNull(value);
                RequireUuids(value);
            }
        }
    }
}
