using System.Text.Json.Nodes;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Http.Limits.Costs;

/// <summary>Costs by hand, and every way of asking for more than it looks like. 10 for a call to the service, 1 for a list, an object or
/// what is asked for together with others; 1 for each object.</summary>
public sealed class OperationCostsTests(InventedMap map) : IClassFixture<InventedMap>
{
    const string Page = "query($n: Int) { places(first: $n) { nodes { name } } }";
    const string PageWithDefault = "query($n: Int = 7) { places(first: $n) { nodes { name } } }";
    const string Either = "query($x: Boolean!) { regions @include(if: $x) { name } places @skip(if: $x) { nodes { name } } }";
    const string G = "fragment G on Query { regions { name } }";
    const string Ids = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";

    [Theory]
    [InlineData(Page, """{"n": 5}""", 5)]
    [InlineData(Page, """{"n": 0}""", 0)]
    [InlineData(Page, """{"n": -5}""", 0)]
    [InlineData(Page, """{"n": 2147483647}""", 2147483647)]
    [InlineData(Page, """{"n": null}""", 50)]
    [InlineData(Page, "{}", 50)]
    [InlineData(PageWithDefault, "{}", 7)]
    [InlineData(PageWithDefault, """{"n": 9}""", 9)]
    [InlineData("query($n: Int! = 8) { places(first: $n) { nodes { name } } }", "{}", 8)]
    [InlineData("{ places(first: null) { nodes { name } } }", "{}", 50)]
    [InlineData("{ places(first: -1) { nodes { name } } }", "{}", 0)]
    [InlineData("{ places(first: 2147483647) { nodes { name } } }", "{}", 2147483647)]
    public async Task Page_costs_as_many_objects_as_it_may_have(string query, string variables, double objects)
    {
        // In turns with another size: what is kept of a document is not what it cost the last time.
        await map.Gateway.CostAsync(query, query.Contains("$n", StringComparison.Ordinal) ? new { n = 3 } : null);

        Assert.Equal((10 + 1, 1 + 1 + objects), await map.Gateway.CostAsync(query, JsonNode.Parse(variables)));
    }

    [Theory]
    [InlineData(Ids, """{"ids": ["a", "b", "c"]}""", 3)]
    [InlineData(Ids, """{"ids": []}""", 0)]
    // A value in place of a list is a list of one.
    [InlineData(Ids, """{"ids": "a"}""", 1)]
    [InlineData("query($a: ID! $b: ID!) { nodes(ids: [$a, $b, $a]) { id } }", """{"a": "a", "b": "b"}""", 3)]
    public async Task List_of_ids_costs_as_many_objects_as_it_has(string query, string variables, double objects) =>
        Assert.Equal((10, 1 + objects), await map.Gateway.CostAsync(query, JsonNode.Parse(variables)));

    [Fact]
    public async Task List_of_ids_by_default_costs_as_many_objects_as_it_has()
    {
        // The original takes no list as the default of a variable.
        if (Engine.IsStandIn)
            Assert.Equal((10, 1 + 2), await map.Gateway.CostAsync("query($ids: [ID!]! = [\"a\", \"b\"]) { nodes(ids: $ids) { id } }"));
    }

    [Theory]
    [InlineData("{ a: regions { name } b: regions { name } }", 20, 1 + 600)]
    [InlineData("{ places(first: 2) { a: nodes { name } b: nodes { name } edges { node { name } } } }", 10 + 3 + 2, 2 + 2 + 2 + (2 * 2))]
    public async Task Each_alias_costs(string query, double field, double type) =>
        Assert.Equal((field, type), await map.Gateway.CostAsync(query));

    [Theory]
    [InlineData("{ regions { name } regions { code } }")]
    [InlineData("{ ...F ...F ...F } fragment F on Query { regions { name } }")]
    [InlineData("{ ...F ... { ...G } ... on Query { regions { code } } } fragment F on Query { ...G } " + G)]
    public async Task What_is_asked_for_once_costs_once_however_often_it_is_written(string query) =>
        Assert.Equal((10, 1 + 300), await map.Gateway.CostAsync(query));

    [Theory]
    [InlineData("{ regions @skip(if: true) { name } __typename }", "{}", 0, 1)]
    [InlineData(Either, """{"x": true}""", 10, 301)]
    [InlineData(Either, """{"x": false}""", 11, 52)]
    [InlineData("query($x: Boolean! = false) { regions @include(if: $x) { name } __typename }", "{}", 0, 1)]
    [InlineData("query($x: Boolean! = false) { regions @include(if: $x) { name } __typename }", """{"x": true}""", 10, 301)]
    [InlineData("query($x: Boolean!) { ...G @include(if: $x) ...G @skip(if: $x) } " + G, """{"x": true}""", 10, 301)]
    [InlineData("query($x: Boolean!) { regions @include(if: $x) @skip(if: $x) { name } __typename }", """{"x": true}""", 0, 1)]
    public async Task What_is_left_out_costs_nothing(string query, string variables, double field, double type)
    {
        // The other way round first: a plan is kept for each.
        var turned = JsonNode.Parse(variables)!.AsObject().ToDictionary(one => one.Key, one => !(bool)one.Value!);
        await map.Gateway.CostAsync(query, turned);

        Assert.Equal((field, type), await map.Gateway.CostAsync(query, JsonNode.Parse(variables)));
    }

    [Fact]
    public async Task Of_too_many_conditions_to_tell_apart_all_cost()
    {
        var names = Enumerable.Range(0, 8).Select(i => $"x{i}").ToList();
        var query = $"query({string.Join(' ', names.Select(name => $"${name}: Boolean!"))}) {{ __typename "
            + string.Join(' ', names.Select(name => $"{name}: regions @include(if: ${name}) {{ name }}")) + " }";

        Assert.Equal((8 * 10, 1 + (8 * 300)), await map.Gateway.CostAsync(query, names.ToDictionary(name => name, _ => false)));
    }

    [Fact]
    public async Task Of_types_that_object_may_have_most_expensive_counts()
    {
        const string Organisation = "... on SupportGroup { organisation { name } }";
        const string Capacities = "... on DetentionCentre { capacity { kind } facilityType { name } }";

        var one = await map.Gateway.CostAsync($"{{ place(id: \"x\") {{ name {Organisation} }} }}");
        var other = await map.Gateway.CostAsync($"{{ place(id: \"x\") {{ name {Capacities} }} }}");
        var both = await map.Gateway.CostAsync($"{{ place(id: \"x\") {{ name {Organisation} {Capacities} }} }}");

        Assert.Equal((10 + 1, 1 + 1 + 1), one);
        Assert.True(other.Type > one.Type, $"{other} {one}");
        Assert.Equal((Math.Max(one.Field, other.Field), Math.Max(one.Type, other.Type)), both);
    }

    [Theory]
    [InlineData(
        "query($a: Int $b: Int) { organisations(first: $a) { nodes { involvements(first: $b) { nodes { place { name } } } } } }",
        10 + 1 + (3 * (1 + 1 + (4 * 1))), 1 + 1 + (3 * (1 + 1 + (4 * (1 + 1)))))]
    [InlineData(
        "query($a: Int $b: Int) { ...F } fragment F on Query { organisations(first: $a) { edges { node { ...G } } } } "
            + "fragment G on Organisation { involvements(first: $b) { edges { node { place { name } } } } }",
        10 + 1 + (3 * (1 + 1 + 1 + (4 * (1 + 1)))), 1 + 1 + (3 * (1 + 1 + 1 + (4 * (1 + 1 + 1)))))]
    public async Task Pages_in_pages_multiply(string query, double field, double type) =>
        Assert.Equal((field, type), await map.Gateway.CostAsync(query, new { a = 3, b = 4 }));

    [Fact]
    public async Task Lists_in_lists_multiply() => Assert.Equal(
        (10 + (2 * (1 + (5 * 1))), 1 + (2 * (1 + (5 * (1 + 1))))),
        await map.Gateway.CostAsync("{ nodes(ids: [\"a\", \"b\"]) { ... on Place { regions { parent { code } } } } }"));

    [Fact]
    public async Task Products_beyond_all_numbers_are_still_number()
    {
        const string Deep = "query($n: Int) { organisations(first: $n) { nodes { involvements(first: $n) { nodes { organisation { "
            + "involvements(first: $n) { nodes { organisation { involvements(first: $n) { nodes { role } } } } } } } } } } }";

        var cost = await map.Gateway.CostAsync(Deep, new { n = int.MaxValue });

        Assert.True(cost is { Field: > 1e14 and < 1e16, Type: > 1e14 and < 1e16 }, cost.ToString());
        Assert.Equal("OPERATION_COST", (string?)(await map.Gateway.ErrorAsync(Deep, new { n = int.MaxValue }))["extensions"]!["reason"]);
        // And a list that is empty has nothing inside.
        Assert.Equal((11, 2), await map.Gateway.CostAsync(Deep, new { n = 0 }));
    }

    [Fact]
    public async Task What_schema_says_of_itself_costs_nothing() => Assert.Equal(
        (0, 1), await map.Gateway.CostAsync("{ __schema { types { name fields { name } } } __type(name: \"Place\") { name } __typename }"));

    [Fact]
    public async Task Cost_at_limit_is_allowed_and_one_more_is_refused_by_field_that_costs_most()
    {
        const string Query = "query($n: Int) { __typename many: places(first: $n) { nodes { name } } one: place(id: \"x\") { name } }";

        // The service has other limits, which it may say.
        var allowed = await map.Gateway.AskAsync(Query, new { n = 20_000 - 4 });
        var refused = await map.Gateway.ErrorAsync(Query, new { n = 20_000 - 3 + 1 });

        Assert.DoesNotContain("OPERATION_COST", allowed.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(
            """{"code":"RESOURCE_EXHAUSTED","reason":"OPERATION_COST","typeCost":20001,"maxTypeCost":20000}""",
            refused["extensions"]!.ToJsonString());
        Assert.Contains("`many`", (string?)refused["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_wants_it_is_told_cost_beside_answer()
    {
        var reported = await map.Gateway.AskWithCostAsync("report", "{ regions { name } __typename }");
        var silent = await map.Gateway.AskAsync("{ __typename }");

        Assert.Equal("""{"fieldCost":10,"typeCost":301}""", reported["extensions"]!["operationCost"]!.ToJsonString());
        Assert.Null(silent["extensions"]);
    }

    [Fact]
    public async Task Whoever_asks_for_cost_alone_makes_nobody_work()
    {
        var calls = map.Upstream.Log.Calls.Count;

        var answer = await map.Gateway.AskWithCostAsync("validate", "{ places(first: 100000) { nodes { name } } }");

        Assert.Equal("""{"extensions":{"operationCost":{"fieldCost":11,"typeCost":100002}}}""", answer.ToJsonString());
        Assert.Equal(calls, map.Upstream.Log.Calls.Count);
    }

    [Fact]
    public async Task Fragments_with_too_many_combinations_of_types_are_refused()
    {
        // Each type adds something to every level below its own: what merges there depends on each type on the way.
        const int Levels = 5;
        string[] types = ["DetentionCentre", "ReportingCentre", "SupportGroup", "Office"];
        var query = $"{{ place(id: \"x\") {{ ...F0 }} }} fragment F{Levels} on Place {{ name }} "
            + string.Join(' ', Enumerable.Range(0, Levels).Select(i =>
                $"fragment F{i} on Place {{ involvements {{ place {{ ...F{i + 1} }} }} "
                + string.Join(' ', types.Select((type, t) => $"... on {type} {{ involvements {{ place {{ ...G{t}x{i + 1}x{i} }} }} }}"))
                + " }"))
            + string.Join(' ', Enumerable.Range(0, Levels).SelectMany(from => Enumerable.Range(from + 1, Levels - from).SelectMany(i =>
                types.Select((_, t) => $" fragment G{t}x{i}x{from} on Place {{ "
                    + (i == Levels ? "id }" : $"involvements {{ place {{ ...G{t}x{i + 1}x{from} }} }} }}")))));

        var error = await map.Gateway.ErrorAsync(query);

        Assert.Equal("""{"code":"RESOURCE_EXHAUSTED","reason":"OPERATION_SIZE"}""", error["extensions"]!.ToJsonString());
    }
}
