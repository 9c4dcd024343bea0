using HotChocolate.Language;

namespace HotChocolate.AspNetCore.Tests.Language;

public class PrinterTests
{
    [Fact]
    public void Executable_document_is_printed_with_two_spaces_per_level()
    {
        const string text =
            """
            "Finds."
            query Near("Where." $at: [Point!]! = [{ x: 1, y: -2.5e3 }] @v, $n: Int) @q(a: "1\n\"2\"") {
              a: places(at: $at, deep: { list: [true, null, NEAR], none: {} }) @f {
                ...F @s
                ... on Group @i {
                  name
                }
                ... {
                  id
                }
              }
            }

            mutation {
              add
            }

            fragment F on Place {
              name
            }

            {
              b
            }
            """;

        Assert.Equal(text, Print(text));
    }

    [Fact]
    public void Type_system_is_printed_with_descriptions_and_arguments_in_line()
    {
        const string text =
            """"
            "The map."
            schema @a {
              query: Query
              mutation: Mutation
            }

            """
            Over
              two lines.
            """
            directive @tag("How." name: String! = "x" list: [Int!]) repeatable on FIELD | FRAGMENT_SPREAD

            "A moment."
            scalar Stamp @specifiedBy(url: "https://example.org")

            interface Site implements Node & Named {
              "Its name."
              name: String!
            }

            type Centre implements Site & Node {
              """
              One.

              Two.
              """
              beds(at: Date = null "In all." total: Boolean): Int @deprecated(reason: "Use \"capacity\".")
            }

            union Place = Centre | Group

            enum Status {
              "Now."
              OPEN
              CLOSED @deprecated
            }

            input Filter @oneOf {
              "Part of the name."
              text: String = "a"
            }

            type Empty

            extend schema {
              subscription: Subscription
            }

            extend scalar Stamp @a

            extend interface Site {
              a: Int
            }

            extend type Centre implements Other

            extend union Place = Office

            extend enum Status {
              SOON
            }

            extend input Filter {
              b: Int
            }
            """";

        Assert.Equal(text, Print(text));
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a\nb", "a\nb")]
    [InlineData("a\n  b\n\n c", "a\n  b\n\n c")]
    [InlineData("ends with \"", "ends with \"")]
    [InlineData("ends with \\", "ends with \\")]
    public void Text_that_survives_block_string_is_printed_as_block_string(string value, string inside) =>
        Assert.Equal($"\"\"\"\n{inside}\n\"\"\"", new StringValueNode(null, value, true).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" all lines\n indented")]
    [InlineData("\nstarts blank")]
    [InlineData("ends blank\n ")]
    [InlineData("three \"\"\" quotes")]
    [InlineData("carriage\rreturn")]
    [InlineData("\u0001")]
    public void Text_that_block_string_would_change_is_printed_quoted(string value)
    {
        var printed = new StringValueNode(null, value, true).ToString();

        Assert.StartsWith("\"", printed, StringComparison.Ordinal);
        Assert.False(printed.StartsWith("\"\"\"", StringComparison.Ordinal));
        Assert.Equal(value, ((StringValueNode)Utf8GraphQLParser.Syntax.ParseValueLiteral(printed)).Value);
    }

    [Theory]
    [InlineData(1d, "1.0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1e300, "1E+300")]
    public void Number_created_by_code_is_printed_as_float(double value, string text)
    {
        Assert.Equal(text, new FloatValueNode(value).ToString());
        Assert.IsType<FloatValueNode>(Utf8GraphQLParser.Syntax.ParseValueLiteral(text));
    }

    [Fact]
    public void Number_that_is_not_finite_has_no_literal() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FloatValueNode(double.NaN));

    [Fact]
    public void Start_of_value_is_printed_without_rest()
    {
        var value = new ListValueNode([.. Enumerable.Repeat(new StringValueNode(new string('x', 1000)), 1000)]);

        Assert.Equal("[\"" + new string('x', 8) + "…", SyntaxPrinter.PrintStart(value, 10));
    }

    static string Print(string text) => Utf8GraphQLParser.Parse(text).ToString();
}
