using System.Text.Json.Nodes;
using HotChocolate;
using HotChocolate.Execution.Options;
using HotChocolate.Types;

namespace HotChocolateTests.Limits;

/// <summary>Each limit at its bound and one over: in the document, by its fragments, by its variables.</summary>
public sealed class RequestLimitTests
{
    [Theory]
    [InlineData("{ a: one b: one }", 2, "HC_MAX_ALIASES")]
    [InlineData("{ a: one ...F } fragment F on Query { b: one }", 2, "HC_MAX_ALIASES")]
    [InlineData("{ inner { a: name b: name } c: one one }", 3, "HC_MAX_ALIASES")]
    public async Task Aliases_up_to_the_limit_are_taken_and_one_more_is_refused(string document, int aliases, string code)
    {
        await AssertBoundAsync(document, null, code, (o, allowed) => o.MaxAllowedAliases = allowed, aliases);

        var error = Json.Error(await AskAsync(document, null, o => o.MaxAllowedAliases = aliases - 1));
        Assert.Equal($"The document has more than {aliases - 1} aliases, which is the most that is allowed.", (string?)error["message"]);
        Assert.NotNull(error["locations"]);
    }

    [Theory]
    [InlineData("{ a: one b: one c: two one }", 2)]
    [InlineData("{ a: one ... { b: one ...F } } fragment F on Query { c: one }", 3)]
    [InlineData("{ inner { a: name } x: inner { a: name } y: inner { b: name } }", 3)]
    public Task Aliases_of_one_field_up_to_the_limit_are_taken_and_one_more_is_refused(string document, int repeats) =>
        AssertBoundAsync(document, null, "HC_MAX_FIELD_REPEATS", (o, allowed) => o.MaxAllowedFieldRepeats = allowed, repeats);

    [Theory]
    [InlineData("{ one two inner { name } }", 3)]
    [InlineData("{ one one a: one }", 2)]
    [InlineData("{ one ...F ...F } fragment F on Query { two ... { inner { name } } }", 3)]
    public Task Root_fields_up_to_the_limit_are_taken_and_one_more_is_refused(string document, int fields) =>
        AssertBoundAsync(document, null, "HC_MAX_ROOT_FIELDS", (o, allowed) => o.MaxAllowedRootFields = allowed, fields);

    [Fact]
    public Task Directives_at_one_place_up_to_the_limit_are_taken_and_one_more_is_refused() => AssertBoundAsync(
        "{ one @skip(if: false) @include(if: true) }", null, "HC_MAX_DIRECTIVES", (o, allowed) => o.MaxAllowedDirectives = allowed, 2);

    [Theory]
    [InlineData("{ one @skip(if: false) two @skip(if: false) inner { name @include(if: true) } }", 3)]
    [InlineData("{ one @skip(if: false) ...F @skip(if: false) } fragment F on Query { two @include(if: true) }", 3)]
    public Task Directives_of_a_document_up_to_the_limit_are_taken_and_one_more_is_refused(string document, int directives) =>
        AssertBoundAsync(
            document, null, "HC_MAX_DIRECTIVES", (o, allowed) => o.MaxAllowedDirectivesInDocument = allowed, directives);

    [Theory]
    [InlineData("{ one }", "HC_MAX_TOKENS", 3)]
    [InlineData("{ one two }", "HC_MAX_FIELDS", 2)]
    [InlineData("{ inner { name } }", "HC_MAX_NESTING", 2)]
    public Task Limits_of_the_parser_have_codes_of_their_own(string document, string code, int bound) => AssertBoundAsync(
        document,
        null,
        code,
        (o, allowed) => (code switch
        {
            "HC_MAX_TOKENS" => (Action)(() => o.MaxAllowedTokens = allowed),
            "HC_MAX_FIELDS" => () => o.MaxAllowedFields = allowed,
            _ => () => o.MaxAllowedRecursionDepth = allowed,
        })(),
        bound);

    [Fact]
    public async Task Nodes_beyond_the_limit_are_refused() => Assert.Equal(
        "HC_MAX_NODES", Json.Code(Json.Error(await AskAsync("{ one two }", null, o => o.MaxAllowedNodes = 3))));

    [Theory]
    // An array, its elements, and what is in those.
    [InlineData("[1, 2, 3]", 4)]
    [InlineData("[[1], [2, 3]]", 6)]
    [InlineData("{\"a\": 1, \"b\": [1, 2]}", 5)]
    public Task Values_of_variables_up_to_the_limit_are_taken_and_one_more_is_refused(string value, int values) =>
        AssertVariableBoundAsync(value, "HC_MAX_VARIABLE_VALUES", (o, allowed) => o.MaxAllowedVariableValues = allowed, values);

    [Theory]
    [InlineData("[1]", 1)]
    [InlineData("[[], [[1]]]", 3)]
    [InlineData("{\"a\": {\"b\": [1]}}", 3)]
    public Task Depth_of_variables_up_to_the_limit_is_taken_and_one_more_is_refused(string value, int depth) =>
        AssertVariableBoundAsync(value, "HC_MAX_VARIABLE_DEPTH", (o, allowed) => o.MaxAllowedVariableDepth = allowed, depth);

    [Theory]
    [InlineData("\"12345\"", 7)]
    [InlineData("[10,20]", 7)]
    public Task Bytes_of_variables_up_to_the_limit_are_taken_and_one_more_is_refused(string value, int bytes) =>
        AssertVariableBoundAsync(value, "HC_MAX_VARIABLE_BYTES", (o, allowed) => o.MaxAllowedVariableBytes = allowed, bytes);

    [Fact]
    public async Task Variables_count_together()
    {
        const string Document = "query($a: Any $b: Any) { a: any(value: $a) b: any(value: $b) }";
        var variables = JsonNode.Parse("""{"a": [1, 2], "b": [3]}""");

        Assert.Empty(Json.Errors(await AskAsync(Document, variables, o => o.MaxAllowedVariableValues = 5)));
        Assert.Equal(
            "HC_MAX_VARIABLE_VALUES", Json.Code(Json.Error(await AskAsync(Document, variables, o => o.MaxAllowedVariableValues = 4))));
    }

    [Fact]
    public async Task Variables_that_no_operation_declares_are_not_looked_at() => Assert.Empty(Json.Errors(
        await AskAsync("{ one }", JsonNode.Parse("""{"a": [[[1]]]}"""), o => o.MaxAllowedVariableDepth = 1)));

    [Fact]
    public async Task A_variable_that_is_too_deep_is_named_with_its_place()
    {
        var error = Json.Error(await AskAsync(
            "query($deep: Any) { any(value: $deep) }", JsonNode.Parse("""{"deep": [[1]]}"""), o => o.MaxAllowedVariableDepth = 1));

        Assert.Equal(
            "Variable `$deep` has more than 1 lists and objects inside each other, which is the most that is allowed.",
            (string?)error["message"]);
        Assert.Equal("""[{"line":1,"column":7}]""", error["locations"]!.ToJsonString());
    }

    [Fact]
    public async Task All_limits_are_on_by_default()
    {
        string[] codes =
        [
            await CodeAsync($"{{ {Each(301, i => $"a{i}: one")} }}"),
            await CodeAsync($"{{ inner {{ {Each(101, i => $"a{i}: name")} }} }}"),
            await CodeAsync($"{{ {Each(101, i => $"a{i}: one")} }}"),
            await CodeAsync($"{{ {Each(126, _ => "one @a @b @c @d")} }}"),
            await CodeAsync("query($v: Any) { any(value: $v) }", "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]"),
            await CodeAsync("query($v: Any) { any(value: $v) }", $"[{string.Join(',', Enumerable.Repeat("1", 10_000))}]"),
            await CodeAsync("query($v: Any) { any(value: $v) }", $"\"{new string('x', 256 * 1024)}\""),
            await CodeAsync("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"),
        ];

        Assert.Equal(
            [
                "HC_MAX_ALIASES", "HC_MAX_FIELD_REPEATS", "HC_MAX_ROOT_FIELDS", "HC_MAX_DIRECTIVES", "HC_MAX_VARIABLE_DEPTH",
                "HC_MAX_VARIABLE_VALUES", "HC_MAX_VARIABLE_BYTES", "HC0086",
            ],
            codes);

        async Task<string> CodeAsync(string document, string value = "1")
        {
            var codes = Json.Errors(await AskAsync(document, JsonNode.Parse($"{{\"v\": {value}}}"), _ => { }))
                .Select(e => Json.Code(e!.AsObject())!).ToList();
            return codes.FirstOrDefault(c => c == "HC_MAX_ALIASES") ?? codes[0];
        }
    }

    static Task AssertVariableBoundAsync(string value, string code, Action<RequestParserOptions, int> limit, int bound) =>
        AssertBoundAsync("query($v: Any) { any(value: $v) }", JsonNode.Parse($"{{\"v\": {value}}}"), code, limit, bound);

    static async Task AssertBoundAsync(
        string document, JsonNode? variables, string code, Action<RequestParserOptions, int> limit, int bound)
    {
        Assert.Empty(Json.Errors(await AskAsync(document, variables, o => limit(o, bound))));
        Assert.Equal(code, Json.Code(Json.Error(await AskAsync(document, variables, o => limit(o, bound - 1)))));
    }

    static Task<string> AskAsync(string document, JsonNode? variables, Action<RequestParserOptions> limits) =>
        GraphQL.AskAsync<Query>(document, variables, server => server.AddType<AnyType>().ModifyParserOptions(limits));

    static string Each(int count, Func<int, string> text) => string.Join(' ', Enumerable.Range(0, count).Select(text));

    public sealed class Query
    {
        public int One => 1;

        public int Two => 2;

        public Inner Inner => new();

        public bool GetAny([GraphQLType(typeof(AnyType))] object? value) => value is not null;
    }

    public sealed class Inner
    {
        public string Name => "x";
    }
}
