using System.Text.Json;
using System.Text.Json.Nodes;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;

namespace HotChocolateTests.CostAnalysis;

/// <summary>
/// Costs by hand. A composite or list field costs 1, an asynchronous or paged one 10, a leaf nothing; a list costs what is inside of it as
/// often as it is long. An object costs 1, that of the operation included.
/// </summary>
public sealed class CostFigureTests
{
    [Theory]
    [InlineData("{ plain }", 0, 1)]
    [InlineData("{ plain __typename }", 0, 1)]
    [InlineData("{ later }", 10, 1)]
    [InlineData("{ dear { id } }", 3, 2)]
    [InlineData("{ heavy { id } }", 1, 1 + 5)]
    [InlineData("{ unknown { id } }", 1, 2)]
    [InlineData("{ seven { id next { id } } }", 1 + (7 * 1), 1 + (7 * 2))]
    [InlineData("{ seven { parent { id } } }", 1 + (7 * 10), 1 + (7 * 2))]
    [InlineData("{ a: dear { id } b: dear { id } }", 3 + 3, 1 + 1 + 1)]
    [InlineData("{ __schema { types { name } } }", 1 + 1, 1 + 1 + 1)]
    public Task Fields_cost_what_they_are(string document, double field, double type) => AssertCostAsync(document, null, field, type);

    [Theory]
    [InlineData("{ items { nodes { id } } }", 10 + 1, 1 + 1 + 10)]
    [InlineData("{ items(first: 3) { edges { node { next { id } } } } }", 10 + 1 + (3 * 2), 1 + 1 + (3 * 3))]
    [InlineData("{ items(first: 2, last: 4) { nodes { next { id } } } }", 10 + 1 + (4 * 1), 1 + 1 + (4 * 2))]
    [InlineData("{ items(first: 2) { nodes { id } edges { cursor } } }", 10 + 1 + 1, 1 + 1 + 2 + 2)]
    [InlineData("{ items(first: 2) { pageInfo { hasNextPage } } }", 10 + 1, 1 + 1 + 1)]
    [InlineData("{ byIds(ids: [4, 5, 6]) { next { id } } }", 1 + (3 * 1), 1 + (3 * 2))]
    [InlineData("{ byIds { id } }", 1, 1 + 20)]
    [InlineData("{ byDefault { id } }", 1, 1 + 6)]
    [InlineData("{ byDefault(first: 0) { next { id } } }", 1, 1)]
    [InlineData("{ oneOf(last: 3) { id } }", 1, 1 + 3)]
    public Task Lists_cost_what_they_are_cut_to(string document, double field, double type) =>
        AssertCostAsync(document, null, field, type);

    [Theory]
    [InlineData("{\"n\": 5}", 10 + 1 + (5 * 1), 1 + 1 + (5 * 2))]
    [InlineData("{\"n\": null}", 10 + 1 + (10 * 1), 1 + 1 + (10 * 2))]
    [InlineData("{}", 10 + 1 + (10 * 1), 1 + 1 + (10 * 2))]
    public Task A_variable_counts_with_its_value(string variables, double field, double type) =>
        AssertCostAsync("query($n: Int) { items(first: $n) { nodes { next { id } } } }", variables, field, type);

    [Theory]
    [InlineData("query($ids: [Int!]) { byIds(ids: $ids) { id } }", "{\"ids\": [1, 2]}", 1, 1 + 2)]
    [InlineData("query($ids: [Int!]) { byIds(ids: $ids) { id } }", "{}", 1, 1 + 20)]
    [InlineData("query($n: Int! = 4) { byDefault(first: $n) { id } }", "{}", 1, 1 + 4)]
    [InlineData("query($n: Int! = 4) { byDefault(first: $n) { id } seven { id } }", "{\"n\": 9}", 1 + 1, 1 + 9 + 7)]
    public Task Variables_of_lists_and_defaults_count(string document, string variables, double field, double type) =>
        AssertCostAsync(document, variables, field, type);

    [Theory]
    [InlineData("{ dear { id } dear { next { id } } }", 3 + 1, 1 + 1 + 1)]
    [InlineData("{ ...F ...F } fragment F on Query { dear { id } }", 3, 1 + 1)]
    [InlineData("{ dear { ...F } ... { dear { next { id } } } } fragment F on Item { next { id } }", 3 + 1, 1 + 1 + 1)]
    [InlineData("{ seven { ...F } a: dear { ...F } } fragment F on Item { next { id } }", 1 + 7 + 3 + 1, 1 + 14 + 2)]
    public Task What_merges_counts_once(string document, double field, double type) => AssertCostAsync(document, null, field, type);

    [Theory]
    [InlineData("{ shape { name } }", 1, 1 + 1)]
    [InlineData("{ shape { ... on Square { side { id } } ... on Circle { centre { id } } } }", 1 + 10, 1 + 1 + 1)]
    [InlineData("{ shape { ... on Square { side { next { next { id } } } } ... on Circle { centre { id } } } }", 1 + 10, 1 + 1 + 3)]
    public Task The_dearest_type_counts(string document, double field, double type) => AssertCostAsync(document, null, field, type);

    [Theory]
    [InlineData("{ dear @skip(if: true) { id } plain }", "{}", 0, 1)]
    [InlineData("query($x: Boolean!) { dear @include(if: $x) { id } later @skip(if: $x) }", "{\"x\": true}", 3, 2)]
    [InlineData("query($x: Boolean!) { dear @include(if: $x) { id } later @skip(if: $x) }", "{\"x\": false}", 10, 1)]
    [InlineData("query($x: Boolean!) { ... @include(if: $x) { dear { id } } plain }", "{\"x\": false}", 0, 1)]
    public Task What_is_left_out_costs_nothing(string document, string variables, double field, double type) =>
        AssertCostAsync(document, variables, field, type);

    [Fact]
    public Task Of_too_many_conditions_to_tell_apart_all_count()
    {
        var names = Enumerable.Range(0, 8).Select(i => $"x{i}").ToList();
        var document = $"query({string.Join(' ', names.Select(n => $"${n}: Boolean!"))}) "
            + $"{{ {string.Join(' ', names.Select(n => $"{n}: dear @include(if: ${n}) {{ id }}"))} plain }}";

        return AssertCostAsync(document, JsonSerializer.Serialize(names.ToDictionary(n => n, _ => false)), 8 * 3, 1 + 8);
    }

    [Theory]
    [InlineData("{ search(text: \"a\") }", "{}", 2)]
    [InlineData("{ search(filter: {}) }", "{}", 1)]
    [InlineData("{ search(filter: {least: 1, inner: {inner: {}}}) }", "{}", 1 + 1 + 1)]
    [InlineData("query($f: FilterInput) { search(filter: $f) }", "{\"f\": {}}", 1 + 1)]
    [InlineData("query($f: FilterInput) { search(filter: {inner: $f}) }", "{\"f\": {}}", 1 + 1 + 1)]
    public Task Arguments_cost_what_they_are(string document, string variables, double field) =>
        AssertCostAsync(document, variables, field, 1);

    [Fact]
    public async Task Fragments_that_double_at_each_level_end_at_a_number()
    {
        var fragments = Enumerable.Range(0, 90)
            .Select(i => $"fragment F{i} on Item {{ a: next {{ ...F{i + 1} }} b: next {{ ...F{i + 1} }} }}");
        var document = $"{{ dear {{ ...F0 }} }} {string.Join(' ', fragments)} fragment F90 on Item {{ id }}";

        await AssertCostAsync(document, null, 1e15, 1e15, server => server
            .AddMaxExecutionDepthRule(100).ModifyParserOptions(o => o.MaxAllowedFieldRepeats = 1000));
    }

    [Fact]
    public async Task Variable_of_a_doubling_fragment_is_reckoned_in_few_steps()
    {
        var fragments = Enumerable.Range(0, 20)
            .Select(i => $"fragment F{i} on Item {{ a: next {{ ...F{i + 1} }} b: next {{ ...F{i + 1} }} }}");
        var document = $"query($n: Int!) {{ byDefault(first: $n) {{ ...F0 }} }} {string.Join(' ', fragments)} fragment F20 on Item {{ id }}";
        const double Below = (1 << 21) - 2;

        await AssertCostAsync(document, "{\"n\": 2}", 1 + (2 * Below), 1 + (2 * (1 + Below)), server => server.AddMaxExecutionDepthRule(100));
    }

    [Fact]
    public async Task Without_defaults_a_resolver_and_a_page_have_no_cost_of_their_own()
    {
        await AssertCostAsync("{ later }", null, 0, 1, server => server.ModifyCostOptions(o => o.ApplyCostDefaults = false));
        await AssertCostAsync(
            "{ items(first: 5) { nodes { id } } }", null, 2, 3, server => server.ModifyCostOptions(o => o.ApplyCostDefaults = false));
        await AssertCostAsync("{ later }", null, 4, 1, server => server.ModifyCostOptions(o => o.DefaultResolverCost = 4));
        await AssertCostAsync(
            "{ items { nodes { id } } }", null, 11, 1 + 1 + 40,
            server => server.ModifyCostOptions(o => o.ApplySlicingArgumentDefaultValue = false));
    }

    static async Task AssertCostAsync(
        string document, string? variables, double field, double type, Action<IRequestExecutorBuilder>? configure = null)
    {
        await using var provider = GraphQL.Build(server =>
        {
            server.AddQueryType<Query>().AddType<Square>().AddType<Circle>();
            configure?.Invoke(server);
        });
        var executor = await provider.GetRequestExecutorAsync();
        var values = JsonDocument.Parse(variables ?? "{}").RootElement.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value);

        var request = OperationRequestBuilder.New().SetDocument(document).SetVariableValues(values).ValidateCost().Build();
        var answer = JsonNode.Parse((await executor.ExecuteAsync(request)).ToJson())!;

        Assert.True(answer["errors"] is null, answer.ToJsonString());
        var cost = answer["extensions"]!["operationCost"]!;
        Assert.Equal((field, type), ((double)cost["fieldCost"]!, (double)cost["typeCost"]!));
    }
}
