namespace HotChocolateTests.Execution;

public class SelectionTests
{
    [Theory]
    [InlineData("{ thing { a } thing { b } }", """{"thing":{"a":1,"b":2}}""")]
    [InlineData("{ b: number a: number }", """{"b":1,"a":1}""")]
    [InlineData("{ ...F thing { b } } fragment F on Query { thing { a } number }", """{"thing":{"a":1,"b":2},"number":1}""")]
    [InlineData("{ thing { ... on Thing { a } ... { b } ...G } } fragment G on Thing { a: a }", """{"thing":{"a":1,"b":2}}""")]
    [InlineData("{ number @skip(if: true) thing { a @include(if: false) b } }", """{"thing":{"b":2}}""")]
    [InlineData("{ ... @skip(if: true) { number } a: number }", """{"a":1}""")]
    [InlineData("{ number ... @include(if: false) { number } }", """{"number":1}""")]
    [InlineData("{ number @skip(if: true) number }", """{"number":1}""")]
    [InlineData("{ __typename thing { __typename } }", """{"__typename":"Query","thing":{"__typename":"Thing"}}""")]
    public async Task Fields_are_collected_as_specified(string document, string data)
    {
        var response = await GraphQL.ExecuteAsync<Query>(document);

        Assert.Equal($$"""{"data":{{data}}}""", response);
    }

    [Fact]
    public async Task Conditions_are_evaluated_per_request()
    {
        await using var provider = GraphQL.Build(b => b.AddQueryType<Query>());
        const string document = "query($x: Boolean!, $y: Boolean = true) { a: number @include(if: $x) b: number @skip(if: $y) c: number "
            + "@include(if: $y) }";

        Assert.Equal("""{"data":{"a":1,"c":1}}""", await GraphQL.ExecuteAsync(provider, document, new { x = true }));
        Assert.Equal("""{"data":{"b":1}}""", await GraphQL.ExecuteAsync(provider, document, new { x = false, y = false }));
        Assert.Equal("""{"data":{"a":1,"b":1}}""", await GraphQL.ExecuteAsync(provider, document, new { x = true, y = false }));
        Assert.Equal("""{"data":{"c":1}}""", await GraphQL.ExecuteAsync(provider, document, new { x = false }));
    }

    [Fact]
    public async Task Many_conditions_exceed_cached_plans_and_still_work()
    {
        var names = Enumerable.Range(0, 10).Select(i => $"v{i}").ToList();
        var document = $"query({string.Join(' ', names.Select(n => $"${n}: Boolean!"))}) "
            + $"{{ {string.Join(' ', names.Select(n => $"{n}: number @include(if: ${n})"))} }}";

        var response = await GraphQL.ExecuteAsync<Query>(document, names.ToDictionary(n => n, n => n is "v3" or "v9"));

        Assert.Equal("""{"data":{"v3":1,"v9":1}}""", response);
    }

    [Fact]
    public async Task Operation_is_selected_by_name()
    {
        await using var provider = GraphQL.Build(b => b.AddQueryType<Query>());
        var executor = await provider.GetRequestExecutorAsync();
        async Task<string> ExecuteAsync(string? name) => HotChocolate.Execution.ExecutionResultExtensions.ToJson(
            await executor.ExecuteAsync(HotChocolate.Execution.OperationRequestBuilder.New()
                .SetDocument("query A { a: number } query B { b: number }").SetOperationName(name).Build()),
            withIndentations: false);

        Assert.Equal("""{"data":{"b":1}}""", await ExecuteAsync("B"));
        Assert.Contains("no operation `C`", await ExecuteAsync("C"));
        Assert.Contains("2 operations", await ExecuteAsync(null));
    }

    [Fact]
    public async Task Tokens_are_limited_by_default()
    {
        var response = await GraphQL.ExecuteAsync<Query>("{ number @include(if: [" + string.Concat(Enumerable.Repeat("1 ", 20_000)) + "]) }");

        Assert.Contains("15000 tokens", Json.Messages(response).Replace(",", "", StringComparison.Ordinal));
        Assert.DoesNotContain("\"data\"", response);
    }

    public class Query
    {
        public int Number => 1;

        public Thing Thing => new();
    }

    public class Thing
    {
        public int A => 1;

        public int B => 2;

        public Thing Self => this;
    }
}
