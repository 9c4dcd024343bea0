using System.Globalization;
using HotChocolate;
using HotChocolate.Types;
using HotChocolateTests.Schema;

namespace HotChocolateTests.Execution;

/// <summary>An input field that is absent, one that is null and one with a value are three things.</summary>
public class OptionalTests
{
    [Theory]
    [InlineData("{}", "- - - - -")]
    [InlineData("{text: null, number: null, list: null, inner: null, colour: null}", "null null null null null")]
    [InlineData("{text: \"a\", number: 3, list: [1, null], inner: {deep: null}, colour: DARK_BLUE}", "a 3 1|null {null} DarkBlue")]
    [InlineData("{list: 5, inner: {}}", "- - 5 {-} -")]
    public async Task Literal_says_what_is_given(string input, string expected)
    {
        Assert.Equal($$$"""{"data":{"show":"{{{expected}}}"}}""", await ExecuteAsync($"{{ show(input: {input}) }}"));
    }

    [Theory]
    [InlineData("{}", "- - - - -")]
    [InlineData("""{"text": null, "number": null}""", "null null - - -")]
    [InlineData("""{"text": "a", "list": [1], "inner": {"deep": "b"}, "colour": "RED"}""", "a - 1 {b} Red")]
    public async Task Variable_says_what_is_given(string input, string expected)
    {
        var variables = new { input = System.Text.Json.Nodes.JsonNode.Parse(input) };

        var response = await ExecuteAsync("query($input: PatchInput!) { show(input: $input) }", variables);

        Assert.Equal($$$"""{"data":{"show":"{{{expected}}}"}}""", response);
    }

    [Fact]
    public async Task Variable_that_is_not_given_leaves_its_field_absent()
    {
        const string Document = "query($text: String, $number: Int) { show(input: {text: $text, number: $number}) }";

        Assert.Contains("- null - - -", await ExecuteAsync(Document, new { number = (int?)null }));
    }

    [Fact]
    public async Task Property_of_record_with_constructor_says_what_is_given()
    {
        Assert.Contains("\"x -\"", await ExecuteAsync("{ positional(input: {name: \"x\"}) }"));
        Assert.Contains("\"x null\"", await ExecuteAsync("{ positional(input: {name: \"x\", note: null}) }"));
    }

    [Fact]
    public async Task Schema_has_type_of_value()
    {
        var schema = (await GraphQL.PrintAsync<Query>()).ReplaceLineEndings("\n");

        Assert.Contains(
            "input PatchInput {\n  text: String\n  number: Int\n  list: [Int]\n  inner: InnerInput\n  colour: Colour\n}", schema);
        Assert.Contains("input SureInput {\n  name: String!\n  id: ID\n}", schema);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{name: null}")]
    public async Task Optional_of_non_null_has_to_be_given(string input)
    {
        var response = await ExecuteAsync($"{{ sure(input: {input}) }}");

        Assert.Contains("Expected value of ", response);
        Assert.DoesNotContain("\"data\"", response);
        Assert.Equal("""{"data":{"sure":"x"}}""", await ExecuteAsync("{ sure(input: {name: \"x\"}) }"));
    }

    [Fact]
    public Task Optional_with_default_is_named() =>
        SchemaMistake.AssertAsync<DefaultQuery>(["Default.Text", "has a default"]);

    [Fact]
    public Task Optional_as_argument_is_named() =>
        SchemaMistake.AssertAsync<ArgumentQuery>(["The parameter `text`", "only properties of input objects"]);

    [Fact]
    public void Values_are_equal_if_both_are_absent_or_the_same()
    {
        Assert.Equal(default, new Optional<string?>());
        Assert.NotEqual(default, new Optional<string?>(null));
        Assert.True(new Optional<int>(3) == 3);
        Assert.Equal(("unspecified", "null"), (default(Optional<string?>).ToString(), new Optional<string?>(null).ToString()));
        Assert.True(default(Optional<int>).IsEmpty);
    }

    static Task<string> ExecuteAsync(string document, object? variables = null) => GraphQL.ExecuteAsync<Query>(document, variables);

    public enum Colour
    {
        Red,
        DarkBlue,
    }

    public sealed record Inner
    {
        public Optional<string?> Deep { get; init; }
    }

    public sealed record Patch
    {
        public Optional<string?> Text { get; init; }

        public Optional<int?> Number { get; init; }

        public Optional<IReadOnlyList<int?>?> List { get; init; }

        public Optional<Inner?> Inner { get; init; }

        public Optional<Colour?> Colour { get; init; }
    }

    public sealed record Positional(string Name, Optional<string?> Note);

    public sealed record Sure
    {
        public Optional<string> Name { get; init; }

        [GraphQLType(typeof(IdType))]
        public Optional<string?> Id { get; init; }
    }

    public sealed class Query
    {
        public string Show(Patch input) => string.Join(' ', Text(input.Text), Text(input.Number),
            Text(input.List, list => string.Join('|', list!.Select(one => one?.ToString(CultureInfo.InvariantCulture) ?? "null"))),
            Text(input.Inner, inner => $"{{{Text(inner!.Deep)}}}"), Text(input.Colour));

        public string Positional(Positional input) => $"{input.Name} {Text(input.Note)}";

        public string? Sure(Sure input) => input.Name;

        static string Text<T>(Optional<T> optional, Func<T, string>? text = null) => optional switch
        {
            { HasValue: false } => "-",
            { Value: null } => "null",
            { Value: { } value } => text is null ? $"{value}" : text(value),
        };
    }

    public sealed record Default
    {
        [DefaultValue("x")]
        public Optional<string?> Text { get; init; }
    }

    public sealed class DefaultQuery
    {
        public string? Show(Default input) => input.Text;
    }

    public sealed class ArgumentQuery
    {
        public string? Show(Optional<string?> text) => text;
    }
}
