using System.Text.Json;
using Map.Contract.Conditions;
using Map.Gateway.Tests.OneFilter;
using Map.Testing.BruteForce;

namespace Map.Gateway.Tests.Ogc;

/// <summary>Part 3: filters in CQL2.</summary>
public sealed class ConditionTests(OgcMap map) : IClassFixture<OgcMap>
{
    const string Items = "/collections/places/items?filter=";

    [Fact]
    public void What_was_written_is_read_in_both_forms()
    {
        var conditions = new RandomConditions(seed: 41);
        for (var i = 0; i < 3_000; i++)
        {
            var condition = Flat(conditions.Next());
            Assert.Equal(condition, Flat(Cql2Text.Parse(WrittenCondition.Text(condition))));
            Assert.Equal(condition, Flat(Cql2Json.Parse(WrittenCondition.Json(condition).ToJsonString())));
        }
    }

    // What one alone joins is itself, and nots come in pairs.
    static V1.Condition Flat(V1.Condition condition) => condition.TestCase switch
    {
        V1.Condition.TestOneofCase.All when condition.All.Conditions_ is [var one] => Flat(one),
        V1.Condition.TestOneofCase.Any when condition.Any.Conditions_ is [var one] => Flat(one),
        V1.Condition.TestOneofCase.All => new() { All = new() { Conditions_ = { condition.All.Conditions_.Select(Flat) } } },
        V1.Condition.TestOneofCase.Any => new() { Any = new() { Conditions_ = { condition.Any.Conditions_.Select(Flat) } } },
        V1.Condition.TestOneofCase.Not => new() { Not = Flat(condition.Not) },
        _ => condition,
    };

    [Theory]
    [InlineData("kind='office'", "name_with_'quotes'_and_\"rtl\"_\u0639\u0631\u0628 <b>; DROP TABLE place; --|null_island")]
    [InlineData("status = 'closed'", "closed_in_2010")]
    [InlineData("capacity > 100 AND kind = 'detention_centre'", "open_since_2005")]
    [InlineData("capacity > 100 AND status IN ('closed', 'open')", "closed_in_2010|open_since_2005")]
    [InlineData("name LIKE 'fiji%west%' OR name = 'null_island'", "fiji_west_of_antimeridian|null_island")]
    [InlineData("CASEI(name) LIKE CASEI('NULL\\_ISLAND')", "null_island")]
    [InlineData("name LIKE 'null\\_island%' AND NOT name LIKE '%x'", "null_island")]
    [InlineData("name LIKE '%''quotes''%'", "name_with_'quotes'_and_\"rtl\"_\u0639\u0631\u0628 <b>; DROP TABLE place; --")]
    [InlineData("name LIKE '%\\'quotes\\'%'", "name_with_'quotes'_and_\"rtl\"_\u0639\u0631\u0628 <b>; DROP TABLE place; --")]
    [InlineData("geometry IS NULL", "network_without_position")]
    [InlineData("S_INTERSECTS(geometry, BBOX(177, -20, -178, -15))", "fiji_east_of_antimeridian|fiji_on_antimeridian|fiji_west_of_antimeridian")]
    [InlineData("s_intersects(POLYGON((177 -20, 178 -20, 178 -15, 177 -15, 177 -20)), geometry)", "fiji_west_of_antimeridian")]
    [InlineData("S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(0 0), POINT Z (1.9 51 7), LINESTRING(0 48, 5 48)))",
        "name_with_'quotes'_and_\"rtl\"_\u0639\u0631\u0628 <b>; DROP TABLE place; --|null_island|rounded")]
    [InlineData("S_INTERSECTS(geometry, POINT(1.86 50.96))", "")]
    [InlineData("S_DISJOINT(geometry, BBOX(-180, -89, 180, 89)) OR FALSE", "north_pole|south_pole")]
    [InlineData("NOT NOT NOT S_INTERSECTS(geometry, MULTIPOLYGON(((-180 -89, 180 -89, 180 89, -180 89, -180 -89))))", "north_pole|south_pole")]
    [InlineData("T_AFTER(openedOn, DATE('2005-06-14'))", "open_since_2005")]
    [InlineData("openedOn >= DATE('2000-03-01') AND openedOn < DATE('2000-03-02')", "closed_in_2010")]
    [InlineData("T_DURING(openedOn, INTERVAL('2000-02-29', '2000-04-01'))", "closed_in_2010")]
    [InlineData("T_DURING(openedOn, INTERVAL('2000-02-29', '2000-03-31'))", "")]
    [InlineData("T_INTERSECTS(openedOn, DATE('2000-03-15'))", "closed_in_2010")]
    [InlineData("T_BEFORE(closedOn, TIMESTAMP('2010-10-06T00:00:00Z'))", "closed_in_2010")]
    [InlineData("T_BEFORE(closedOn, TIMESTAMP('2010-10-05T23:00:00Z'))", "")]
    [InlineData("T_CONTAINS(operation, INTERVAL('2005-06-16', '2006-01-01'))", "closed_in_2010|open_since_2005")]
    [InlineData("T_EQUALS(closedOn, DATE('2010-10-05'))", "closed_in_2010")]
    [InlineData("T_AFTER(updatedAt, TIMESTAMP('2100-01-01T00:00:00Z'))", "")]
    [InlineData("country = 'FR' AND T_AFTER(updatedAt, INTERVAL('..', '2000-01-01'))",
        "name_with_'quotes'_and_\"rtl\"_\u0639\u0631\u0628 <b>; DROP TABLE place; --|network_without_position")]
    [InlineData("facilityType <> 'prison' AND status <> 'open'", "closed_in_2010")]
    [InlineData("postcode BETWEEN 'AB0' AND 'AB2'", "open_since_2005")]
    public async Task Filter_finds_what_it_says(string filter, string names) =>
        Assert.Equal(names, string.Join('|', await map.NamesAsync($"filter={Uri.EscapeDataString(filter)}")));

    [Fact]
    public async Task Filter_takes_json_and_other_systems()
    {
        const string Json = """{"op":"and","args":[{"op":"=","args":[{"property":"kind"},"detention_centre"]},{"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[177,-20,178,-15]}]}]}""";
        Assert.Equal(["fiji_west_of_antimeridian"], await map.NamesAsync($"filter-lang=cql2-json&filter={Uri.EscapeDataString(Json)}"));
        var mercator = Uri.EscapeDataString("S_INTERSECTS(geometry, BBOX(200000, 6600000, 220000, 6630000))");
        Assert.Equal(["rounded"], await map.NamesAsync($"filter={mercator}&filter-crs={OgcMap.Mercator}"));
        Assert.Equal(["rounded"], await map.NamesAsync(
            "filter=S_INTERSECTS(geometry,POINT(51%201.9))&filter-crs=http://www.opengis.net/def/crs/EPSG/0/4326&datetime=2020-01-01/.."));
        Assert.Equal(["closed_in_2010"], await map.NamesAsync("filter=capacity>1&datetime=2000-01-01/2004-01-01&kinds=detention_centre"));
    }

    [Fact]
    public async Task Condition_means_the_same_in_file()
    {
        var csv = await map.Gateway.Http.GetStringAsync($"places.csv?condition={Uri.EscapeDataString("name LIKE 'fiji%' AND NOT name LIKE '%west%'")}");
        Assert.Equal(3, csv.Trim().Split('\n').Length);
        var data = await map.Gateway.DataAsync(
            "query($filter: PlaceFilter) { places(filter: $filter) { totalCount } }", new { filter = new { condition = "town = 'Calais'" } });
        Assert.Equal(1, (int)data["places"]!["totalCount"]!);
        var error = await map.Gateway.ErrorAsync(
            "query($filter: PlaceFilter) { places(filter: $filter) { totalCount } }", new { filter = new { condition = "town == 'Calais'" } });
        Assert.Contains("filter.condition: has \"= 'Calais'\"; expected:", (string)error["message"]!, StringComparison.Ordinal);
    }

    // Each is a text or is refused: nothing of it is run.
    [Theory]
    [InlineData("name = '''; DROP TABLE place; --'")]
    [InlineData("name = '\\''; DROP TABLE place; --'")]
    [InlineData("name LIKE '%'' OR 1=1 --'")]
    [InlineData("name = 'x' OR 1=1")]
    [InlineData("name = 'x'; DROP TABLE place")]
    [InlineData("1=1")]
    [InlineData("exact_position IS NULL")]
    [InlineData("p.withheld_postcode = '62100'")]
    [InlineData("\"name\" = \"name\"")]
    [InlineData("\"name; DROP TABLE place\" = 'x'")]
    [InlineData("name = $1")]
    [InlineData("pg_sleep(10) = 1")]
    [InlineData("name = 'x' UNION SELECT 1")]
    [InlineData("name = 'a' || 'b'")]
    [InlineData("/* */ name = 'x'")]
    [InlineData("published = FALSE")]
    [InlineData("withheld_postcode = '62100'")]
    [InlineData("postcode = '62100'")]
    [InlineData("S_INTERSECTS(exact_position, POINT(1.86 50.96))")]
    [InlineData("name = 'not_published'")]
    [InlineData("id = 'U3VwcG9ydEdyb3VwOm9y'")]
    public async Task Nothing_hidden_is_found_and_nothing_is_run(string filter)
    {
        using var response = await map.GetAsync(Items + Uri.EscapeDataString(filter));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == 400 || text.Contains("\"numberMatched\":0", StringComparison.Ordinal), $"{response.StatusCode} {text}");
        Assert.Equal(36, (await map.FeaturesAsync("")).Count);
        Assert.Empty(map.Gateway.Log.Errors);
    }

    [Theory]
    [InlineData("nope = 1", "\"nope\" is no queryable; allowed: id, geometry, kind, name, status, ", "at character 1")]
    [InlineData("town = 'x' AND capacity = 'many'", "capacity is compared with a value of another type; write capacity >= 100.", "at character 16")]
    [InlineData("kind = 'prison'", "\"prison\" is no kind; allowed: detention_centre, reporting_centre, support_group, office.", "at character 1")]
    [InlineData("kind > 'office'", "kind has no order; compare it by =, <> or IN.", "at character 1")]
    [InlineData("kind LIKE 'off%'", "kind is no text, so that LIKE has no meaning;", "at character 1")]
    [InlineData("operation = DATE('2020-01-01')", "operation cannot be compared; write T_INTERSECTS(operation, DATE('2020-01-31')).", "at character 1")]
    [InlineData("T_AFTER(name, DATE('2020-01-01'))", "name is no time; allowed: openedOn, closedOn, operation, verifiedOn, updatedAt.", "at character 9")]
    [InlineData("S_INTERSECTS(name, POINT(0 0))", "name is no geometry; allowed: geometry.", "at character 14")]
    [InlineData("openedOn > DATE('2020-13-01')", "has the date \"2020-13-01\"; write DATE('2026-01-31').", "before character 29")]
    [InlineData("T_AFTER(openedOn, INTERVAL('2020-01-01', '2019-01-01'))", "has an interval that ends before it begins. Swap the two.", "at character 9")]
    [InlineData("S_WITHIN(geometry, POINT(0 0))", "has \"S_WITHIN\", which is no function here; allowed: S_INTERSECTS, ", "at character 1")]
    [InlineData("name = ", "ends too early; expected: a text in single quotes, a number,", "at character 8")]
    [InlineData("name 'x'", "has \"'x'\"; expected: ", "at character 6")]
    [InlineData("name = 'x' name", "has \"name\"; expected: ", "at character 12")]
    [InlineData("(name = 'x'", "ends too early; expected: ", "at character 12")]
    [InlineData("name = 'x", "ends too early; expected: ", "at character 10")]
    [InlineData("CASEI(name) = 'x'", "has CASEI on one side only; write CASEI(name) = CASEI('text').", "at character 7")]
    [InlineData("S_INTERSECTS(geometry, BBOX(1, 2, 3))", "has a BBOX of 3 numbers; 4, or 6 with heights.", "at character 29")]
    [InlineData("name LIKE 'x\\'", "ends too early; expected: ", "at character 15")]
    public async Task Wrong_filter_is_told_with_its_place(string filter, string description, string place)
    {
        var violation = Assert.Single(await map.RefusedAsync(Items + Uri.EscapeDataString(filter)));
        Assert.Equal("filter", violation.Field);
        Assert.StartsWith(description, violation.Description);
        Assert.EndsWith($"({place})", violation.Description);
    }

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("[]", "is no object with op and args. (at the top)")]
    [InlineData("""{"op":"and","args":[{"op":"=","args":[{"property":"town"}]}]}""", "has 1 args; it takes 2. (at args[0])")]
    [InlineData("""{"op":"xor","args":[]}""", "has the op \"xor\"; allowed: and, or, not, =,")]
    [InlineData("""{"op":"=","args":[{"property":"town"},"\ud800"]}""", "has a text with an incomplete escape. (at args[1])")]
    [InlineData("""{"op":"=","args":[{"property":"town"},"\u0000"]}""", "has a text with the character U+0000")]
    [InlineData("""{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":["a"]}]}""", "is no geometry; ")]
    [InlineData("""{"op":"=","args":[{"property":"capacity"},1e999]}""", "is no value; ")]
    public async Task Wrong_json_filter_is_told_with_its_place(string filter, string description)
    {
        var violation = Assert.Single(await map.RefusedAsync($"{Items}{Uri.EscapeDataString(filter)}&filter-lang=cql2-json"));
        Assert.Equal("filter", violation.Field);
        Assert.StartsWith(description, violation.Description);
    }

    [Fact]
    public async Task Filter_is_bounded()
    {
        foreach (var (filter, description) in new[]
        {
            (string.Join(" AND ", Enumerable.Repeat("town='x'", 200)), "has more than 200 tests"),
            ($"{new string('(', 65)}town='x'{new string(')', 65)}", "is nested more than 20 levels deep."),
            (string.Concat(Enumerable.Repeat("NOT (town='y' OR ", 15)) + "town='x'" + new string(')', 15), "is nested more than 20 levels deep."),
            ($"town IN ({string.Join(',', Enumerable.Repeat("'x'", 101))})", "has 101 values; 1 to 100. "),
            ($"town = '{new string('x', 201)}'", "has a text of 201 characters; at most 200. "),
            ("S_INTERSECTS(geometry, POLYGON((0 0, 9 9, 0 9, 9 0, 0 0)))", "is not an area: lines cross each other"),
            ("S_INTERSECTS(geometry, POINT(0 91))", "has a position outside of"),
            ("S_INTERSECTS(geometry, BBOX(0, 1, 1, 0))", "is greater than north. Swap the two."),
        })
        {
            var violation = Assert.Single(await map.RefusedAsync(Items + Uri.EscapeDataString(filter)));
            Assert.Equal("filter", violation.Field);
            Assert.StartsWith(description, violation.Description);
        }

        Assert.Empty(await map.NamesAsync("filter=" + string.Concat(Enumerable.Repeat("NOT ", 700)) + "FALSE AND FALSE"));
        Assert.Equal("filter-lang", Assert.Single(await map.RefusedAsync(Items + "TRUE&filter-lang=ecql")).Field);
        Assert.Equal("filter-crs", Assert.Single(await map.RefusedAsync("/collections/places/items?filter-crs=" + OgcMap.Mercator)).Field);
        Assert.Equal("filter", Assert.Single(await map.RefusedAsync(Items + "TRUE&condition=TRUE")).Field);
    }

    [Fact]
    public async Task Schemas_name_what_can_be_asked_and_what_features_have()
    {
        var queryables = await map.JsonAsync("/collections/places/queryables");
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)queryables["$schema"]);
        Assert.False((bool)queryables["additionalProperties"]!);
        Assert.Equal(Contract.Conditions.Queryable.All.Select(queryable => queryable.Name), queryables["properties"]!.AsObject().Select(property => property.Key));
        var schema = (await map.JsonAsync("/collections/places/schema"))["properties"]!.AsObject();
        foreach (var feature in await map.FeaturesAsync("statuses=open,closed,planned"))
        {
            foreach (var (name, value) in feature["properties"]!.AsObject().Where(property => property.Value is not null))
            {
                var type = value!.GetValueKind() switch { JsonValueKind.Array => "array", JsonValueKind.Number => "integer", _ => "string" };
                Assert.Equal((name, type), (name, (string?)schema[name]!["type"]));
            }
        }
    }
}
