using HotChocolate.Language;

namespace HotChocolate.AspNetCore.Tests.Language;

/// <summary>The messages and locations are those of graphql-js.</summary>
public class SyntaxErrorTests
{
    [Theory]
    [InlineData("", 1, 1, "Unexpected <EOF>.")]
    [InlineData("# only\n", 2, 1, "Unexpected <EOF>.")]
    [InlineData("{", 1, 2, "Expected Name, found <EOF>.")]
    [InlineData("{}", 1, 2, "Expected Name, found \"}\".")]
    [InlineData("{ a", 1, 4, "Expected Name, found <EOF>.")]
    [InlineData("{ a }}", 1, 6, "Unexpected \"}\".")]
    [InlineData("{ sites(", 1, 9, "Expected Name, found <EOF>.")]
    [InlineData("{ a() }", 1, 5, "Expected Name, found \")\".")]
    [InlineData("{ a(b) }", 1, 6, "Expected \":\", found \")\".")]
    [InlineData("{ a(b: ) }", 1, 8, "Unexpected \")\".")]
    [InlineData("{ a: }", 1, 6, "Expected Name, found \"}\".")]
    [InlineData("{ ... }", 1, 7, "Expected \"{\", found \"}\".")]
    [InlineData("{ ...on }", 1, 9, "Expected Name, found \"}\".")]
    [InlineData("{ .. }", 1, 3, "Unexpected \"..\", did you mean \"...\"?")]
    [InlineData("notAnOperation Foo { a }", 1, 1, "Unexpected Name \"notAnOperation\".")]
    [InlineData("query", 1, 6, "Expected \"{\", found <EOF>.")]
    [InlineData("query ()  { a }", 1, 8, "Expected \"$\", found \")\".")]
    [InlineData("query ($a) { a }", 1, 10, "Expected \":\", found \")\".")]
    [InlineData("query ($a: Int = $b) { a }", 1, 18, "Unexpected variable \"$b\" in constant value.")]
    [InlineData("fragment on on T { a }", 1, 10, "Unexpected Name \"on\".")]
    [InlineData("fragment A T { a }", 1, 12, "Expected \"on\", found Name \"T\".")]
    [InlineData("\"d\" { a }", 1, 1, "Unexpected description, descriptions are not supported on shorthand queries.")]
    [InlineData("\"d\" extend type A @b", 1, 1, "Unexpected description, only GraphQL definitions support descriptions.")]
    [InlineData("extend type A", 1, 14, "Unexpected <EOF>.")]
    [InlineData("enum A { true }", 1, 10, "Name \"true\" is reserved and cannot be used for an enum value.")]
    [InlineData("directive @a on NOWHERE", 1, 17, "Unexpected Name \"NOWHERE\".")]
    [InlineData("{ a(b: 01) }", 1, 9, "Invalid number, unexpected digit after 0: \"1\".")]
    [InlineData("{ a(b: 1.) }", 1, 10, "Invalid number, expected digit but got: \")\".")]
    [InlineData("{ a(b: .5) }", 1, 8, "Invalid number, expected digit before \".\", did you mean \"0.5\"?")]
    [InlineData("{ a(b: 1.2.3) }", 1, 11, "Invalid number, expected digit but got: \".\".")]
    [InlineData("{ a(b: 1e) }", 1, 10, "Invalid number, expected digit but got: \")\".")]
    [InlineData("{ a(b: -x) }", 1, 9, "Invalid number, expected digit but got: \"x\".")]
    [InlineData("{ a(b: 0x1F) }", 1, 9, "Invalid number, expected digit but got: \"x\".")]
    [InlineData("{ a(b: 1_000) }", 1, 9, "Invalid number, expected digit but got: \"_\".")]
    [InlineData("{ a(b: 1", 1, 9, "Expected Name, found <EOF>.")]
    [InlineData("{ a\u00e9 }", 1, 4, "Unexpected character: U+00E9.")]
    [InlineData("{ \U0001F600 }", 1, 3, "Unexpected character: U+1F600.")]
    [InlineData("{ a ? }", 1, 5, "Unexpected character: \"?\".")]
    [InlineData("{ a \u0007 }", 1, 5, "Unexpected character: U+0007.")]
    [InlineData("{ a\r\n  b(c: \"\u00e9\", d) }", 2, 14, "Expected \":\", found \")\".")]
    public void Invalid_text_is_refused(string text, int line, int column, string message)
    {
        var error = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(text));

        Assert.Equal(("Syntax Error: " + message, line, column), (error.Message, error.Line, error.Column));
    }

    [Fact]
    public void Invalid_utf8_is_refused_at_its_position()
    {
        byte[] bytes = [.. "{ a\n  # \u00e9"u8, 0xC3];

        var error = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(bytes));

        Assert.Equal(("Syntax Error: The text is not valid UTF-8.", 2, 6), (error.Message, error.Line, error.Column));
    }

    [Fact]
    public void Unpaired_surrogate_is_refused_at_its_position()
    {
        var error = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse("{ a\n  # \ud83d }"));

        Assert.Equal((2, 5), (error.Line, error.Column));
    }

    [Fact]
    public void Long_token_is_shortened_in_message()
    {
        var error = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(new string('x', 1_000_000)));

        Assert.InRange(error.Message.Length, 1, 200);
    }
}
