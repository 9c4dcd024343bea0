using HotChocolate.Language;

namespace HotChocolate.AspNetCore.Tests.Language;

public class StringTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"simple\"", "simple")]
    [InlineData("\" white space \"", " white space ")]
    [InlineData("\"# no comment\"", "# no comment")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t")]
    [InlineData("\"\\u00e9\\u00E9\"", "\u00e9\u00e9")]
    [InlineData("\"\\u{e9}\\u{0000E9}\\u{1F600}\\u{10FFFF}\"", "\u00e9\u00e9\U0001F600\U0010FFFF")]
    [InlineData("\"\\uD83D\\uDE00!\"", "\U0001F600!")]
    [InlineData("\"\u00e9\U0001F600\"", "\u00e9\U0001F600")]
    [InlineData("\"a\\nb\u00e9\\tc\"", "a\nb\u00e9\tc")]
    public void String_is_unescaped(string text, string value) => Assert.Equal(value, Read(text).Value);

    [Theory]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"simple\"\"\"", "simple")]
    [InlineData("\"\"\" white space \"\"\"", " white space ")]
    [InlineData("\"\"\"   \"\"\"", "")]
    [InlineData("\"\"\"contains \" quote\"\"\"", "contains \" quote")]
    [InlineData("\"\"\"contains \\\"\"\" triple\"\"\"", "contains \"\"\" triple")]
    [InlineData("\"\"\"unescaped \\n\\u00e9\"\"\"", "unescaped \\n\\u00e9")]
    [InlineData("\"\"\"multi\nline\"\"\"", "multi\nline")]
    [InlineData("\"\"\"multi\rline\r\nnormalized\"\"\"", "multi\nline\nnormalized")]
    [InlineData("\"\"\"\n\n        spans\n          lines\n\n      \"\"\"", "spans\n  lines")]
    [InlineData("\"\"\"first\n    second\n      third\"\"\"", "first\nsecond\n  third")]
    [InlineData("\"\"\"    first\n    second\"\"\"", "    first\nsecond")]
    [InlineData("\"\"\"\n\ta\n\t b\"\"\"", "a\n b")]
    [InlineData("\"\"\"\n  a\n\n \n  b\n\"\"\"", "a\n\n\nb")]
    public void Block_string_loses_its_indentation(string text, string value) => Assert.Equal(value, Read(text).Value);

    [Theory]
    [InlineData("\"", "Syntax Error: Unterminated string.", 1, 2)]
    [InlineData("\"no end", "Syntax Error: Unterminated string.", 1, 8)]
    [InlineData("\"line\nend\"", "Syntax Error: Unterminated string.", 1, 6)]
    [InlineData("\"end\\", "Syntax Error: Invalid character escape sequence: \"\\\".", 1, 5)]
    [InlineData("'x'", "Syntax Error: Unexpected single quote character ('), did you mean to use a double quote (\")?", 1, 1)]
    [InlineData("\"\u00e9 \\x\"", "Syntax Error: Invalid character escape sequence: \"\\x\".", 1, 4)]
    [InlineData("\"\\u12\"", "Syntax Error: Invalid Unicode escape sequence: \"\\u12\"\".", 1, 2)]
    [InlineData("\"\\uXXXX\"", "Syntax Error: Invalid Unicode escape sequence: \"\\uXXXX\".", 1, 2)]
    [InlineData("\"\\uD83D\"", "Syntax Error: Invalid Unicode escape sequence: \"\\uD83D\".", 1, 2)]
    [InlineData("\"\\uDE00\\uD83D\"", "Syntax Error: Invalid Unicode escape sequence: \"\\uDE00\".", 1, 2)]
    [InlineData("\"\\u{}\"", "Syntax Error: Invalid Unicode escape sequence: \"\\u{}\".", 1, 2)]
    [InlineData("\"\\u{D800}\"", "Syntax Error: Invalid Unicode escape sequence: \"\\u{D800}\".", 1, 2)]
    [InlineData("\"\\u{110000}\"", "Syntax Error: Invalid Unicode escape sequence: \"\\u{110000}\".", 1, 2)]
    [InlineData("\"\\u{100000041}\"", "Syntax Error: Invalid Unicode escape sequence: \"\\u{100000041}\".", 1, 2)]
    [InlineData("\"\\u{12\"", "Syntax Error: Invalid Unicode escape sequence: \"\\u{12\"\".", 1, 2)]
    [InlineData("\"\"\"no end\n\"", "Syntax Error: Unterminated string.", 2, 2)]
    public void Invalid_string_is_refused_at_its_error(string text, string message, int line, int column)
    {
        var error = Assert.Throws<SyntaxException>(() => Read(text));

        Assert.Equal((message, line, column), (error.Message, error.Line, error.Column));
    }

    static StringValueNode Read(string text) => (StringValueNode)Utf8GraphQLParser.Syntax.ParseValueLiteral(text);
}
