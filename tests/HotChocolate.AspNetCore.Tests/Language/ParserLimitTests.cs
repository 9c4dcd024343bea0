using System.Text;
using HotChocolate.Language;

namespace HotChocolate.AspNetCore.Tests.Language;

public class ParserLimitTests
{
    static readonly ParserOptions Unlimited = new(
        maxAllowedTokens: int.MaxValue,
        maxAllowedFields: int.MaxValue,
        maxAllowedRecursionDepth: int.MaxValue);

    [Theory]
    [InlineData("{", "")]
    [InlineData("{a", "")]
    [InlineData("{...", "")]
    [InlineData("{... on T", "")]
    [InlineData("[", "{ a(b: ")]
    [InlineData("{a: ", "{ a(b: ")]
    [InlineData("[{a: ", "{ a(b: ")]
    [InlineData("[", "query ($a: ")]
    [InlineData("[", "query ($a: Int = ")]
    [InlineData("[", "type T { a: ")]
    [InlineData("{a: ", "directive @d(a: Int = ")]
    public void Nesting_of_100000_is_refused(string nested, string before)
    {
        var text = before + string.Concat(Enumerable.Repeat(nested, 100_000));

        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(text));
        // The stack is exhausted before the limit is reached: this must be an error, not a crash.
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(text, Unlimited));
    }

    [Fact]
    public void Nesting_over_limit_is_refused()
    {
        Assert.NotNull(Utf8GraphQLParser.Parse(Nested(10), new ParserOptions(maxAllowedRecursionDepth: 10)));

        var error = Refused(Nested(11), new ParserOptions(maxAllowedRecursionDepth: 10));
        Assert.Equal("Syntax Error: Document nests deeper than 10 levels. Parsing aborted.", error.Message);

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("{a", depth)) + new string('}', depth);
    }

    [Fact]
    public void Depth_is_counted_per_branch() =>
        Assert.NotNull(Utf8GraphQLParser.Parse("{ a { b } c { d } e(x: [[1]]) }", new ParserOptions(maxAllowedRecursionDepth: 3)));

    [Theory]
    [InlineData("{ a b c }", 5)]
    [InlineData("{ a(b: \"x\") }", 8)]
    public void Tokens_over_limit_are_refused(string text, int tokens)
    {
        Assert.NotNull(Utf8GraphQLParser.Parse(text, new ParserOptions(maxAllowedTokens: tokens)));

        var error = Refused(text, new ParserOptions(maxAllowedTokens: tokens - 1));
        Assert.Equal($"Syntax Error: Document contains more than {tokens - 1} tokens. Parsing aborted.", error.Message);
    }

    [Fact]
    public void Fields_over_limit_are_refused()
    {
        Assert.NotNull(Utf8GraphQLParser.Parse("{ a { b } c: d }", new ParserOptions(maxAllowedFields: 3)));

        var error = Refused("{ a { b } c: d }", new ParserOptions(maxAllowedFields: 2));
        Assert.Equal("Syntax Error: Document contains more than 2 fields. Parsing aborted.", error.Message);
        Assert.Equal((1, 11), (error.Line, error.Column));
    }

    [Fact]
    public void Nodes_over_limit_are_refused() =>
        Refused("{ a b c }", new ParserOptions(maxAllowedNodes: 5));

    static SyntaxException Refused(string text, ParserOptions options) =>
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(text, options));

    [Fact]
    public void Ten_thousand_aliases_are_refused()
    {
        var text = new StringBuilder("{");
        for (var i = 0; i < 10_000; i++)
            text.Append(" a").Append(i).Append(": b");

        var error = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(text.Append('}').ToString()));
        Assert.Equal("Syntax Error: Document contains more than 2048 fields. Parsing aborted.", error.Message);
    }

    [Fact]
    public void String_of_megabytes_is_one_token()
    {
        var value = new string('x', 5_000_000) + "\u00e9";

        var document = Utf8GraphQLParser.Parse($"{{ a(b: \"{value}\", c: \"\"\"{value}\"\"\") }}", new ParserOptions(maxAllowedTokens: 11));

        var field = (FieldNode)((OperationDefinitionNode)document.Definitions[0]).SelectionSet.Selections[0];
        Assert.All(field.Arguments, argument => Assert.Equal(value, ((StringValueNode)argument.Value).Value));
    }

    [Theory]
    [InlineData("\\u00e9")]
    [InlineData("\\n")]
    [InlineData("\u00e9")]
    public void String_of_many_escapes_is_read(string repeated)
    {
        var text = string.Concat(Enumerable.Repeat(repeated, 200_000));

        var value = (StringValueNode)Utf8GraphQLParser.Syntax.ParseValueLiteral($"\"{text}\"");

        Assert.Equal(200_000, value.Value.Length);
    }

    [Fact]
    public void Block_string_of_many_lines_is_read()
    {
        var value = (StringValueNode)Utf8GraphQLParser.Syntax.ParseValueLiteral(
            "\"\"\"" + string.Concat(Enumerable.Repeat("\n  \\\"\"\" \"x\"", 100_000)) + "\n\"\"\"");

        Assert.Equal(100_000, value.Value.Split('\n').Length);
        Assert.StartsWith("\"\"\" \"x\"\n", value.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# \u00e9\n")]
    [InlineData(", ")]
    [InlineData("\uFEFF")]
    public void Ignored_text_of_any_length_is_skipped(string ignored)
    {
        var text = string.Concat(Enumerable.Repeat(ignored, 200_000));

        Assert.Equal("{\n  a\n}", Utf8GraphQLParser.Parse(text + "{ a }" + text).ToString());
    }
}
