using System.Text;
using HotChocolate.Language;

namespace HotChocolate.AspNetCore.Tests.Language;

public class ParserTests
{
    [Fact]
    public void Operation_keeps_every_part()
    {
        var document = Utf8GraphQLParser.Parse(
            """
            "Finds." query Near("Where." $at: [Point!]! = [{ x: 1 }] @v, $n: Int) @q(a: 1) {
              a: places(at: $at, first: $n) @f { ...F ... on Group @i { name } ... { id } }
            }
            """);

        var operation = Assert.IsType<OperationDefinitionNode>(Assert.Single(document.Definitions));
        Assert.Equal(OperationType.Query, operation.Operation);
        Assert.Equal("Near", operation.Name?.Value);
        Assert.Equal("Finds.", operation.Description?.Value);
        Assert.Equal("q", Assert.Single(operation.Directives).Name.Value);
        Assert.Equal(2, operation.VariableDefinitions.Count);
        var at = operation.VariableDefinitions[0];
        Assert.Equal("at", at.Variable.Name.Value);
        Assert.Equal("Where.", at.Description?.Value);
        Assert.Equal("[Point!]!", at.Type.ToString());
        Assert.Equal("[{ x: 1 }]", at.DefaultValue?.ToString());
        Assert.Equal("v", Assert.Single(at.Directives).Name.Value);
        var places = Assert.IsType<FieldNode>(Assert.Single(operation.SelectionSet.Selections));
        Assert.Equal("a", places.Alias?.Value);
        Assert.Equal("places", places.Name.Value);
        Assert.Equal(["at", "first"], places.Arguments.Select(argument => argument.Name.Value));
        Assert.Equal("f", Assert.Single(places.Directives).Name.Value);
        Assert.NotNull(places.SelectionSet);
        Assert.Equal("F", Assert.IsType<FragmentSpreadNode>(places.SelectionSet.Selections[0]).Name.Value);
        Assert.Equal("Group", Assert.IsType<InlineFragmentNode>(places.SelectionSet.Selections[1]).TypeCondition?.Name.Value);
        Assert.Null(Assert.IsType<InlineFragmentNode>(places.SelectionSet.Selections[2]).TypeCondition);
    }

    [Fact]
    public void Fragment_with_description_keeps_it()
    {
        var document = Utf8GraphQLParser.Parse("\"\"\"\nOf a place.\n\"\"\" fragment F on Place @d { name }");

        var fragment = Assert.IsType<FragmentDefinitionNode>(Assert.Single(document.Definitions));
        Assert.Equal("Of a place.", fragment.Description?.Value);
        Assert.Equal("Place", fragment.TypeCondition.Name.Value);
        Assert.Equal("d", Assert.Single(fragment.Directives).Name.Value);
    }

    [Theory]
    [InlineData("1", SyntaxKind.IntValue)]
    [InlineData("-0", SyntaxKind.IntValue)]
    [InlineData("123456789012345678901234567890", SyntaxKind.IntValue)]
    [InlineData("1.5", SyntaxKind.FloatValue)]
    [InlineData("-1e-3", SyntaxKind.FloatValue)]
    [InlineData("0.1E+2", SyntaxKind.FloatValue)]
    [InlineData("\"x\"", SyntaxKind.StringValue)]
    [InlineData("\"\"\"x\"\"\"", SyntaxKind.StringValue)]
    [InlineData("true", SyntaxKind.BooleanValue)]
    [InlineData("false", SyntaxKind.BooleanValue)]
    [InlineData("null", SyntaxKind.NullValue)]
    [InlineData("trueish", SyntaxKind.EnumValue)]
    [InlineData("on", SyntaxKind.EnumValue)]
    [InlineData("[]", SyntaxKind.ListValue)]
    [InlineData("{}", SyntaxKind.ObjectValue)]
    public void Value_is_of_its_kind(string text, SyntaxKind kind) =>
        Assert.Equal(kind, Utf8GraphQLParser.Syntax.ParseValueLiteral(text).Kind);

    [Fact]
    public void Keywords_are_allowed_as_names()
    {
        var document = Utf8GraphQLParser.Parse("query query { on: fragment(type: input) ...true } fragment true on on { null }");

        Assert.Equal(2, document.Definitions.Count);
    }

    [Fact]
    public void Ignored_characters_only_separate_tokens()
    {
        var document = Utf8GraphQLParser.Parse("\uFEFF{,,a #comment } \r\n\t\uFEFFb\r,c#\u00e9\n}#end");

        Assert.Equal("{\n  a\n  b\n  c\n}", document.ToString());
    }

    [Fact]
    public void Location_counts_lines_of_all_terminators_and_utf16_columns()
    {
        var document = Utf8GraphQLParser.Parse("{\n a\r b\r\n c(x: \"\u00e9\U0001F600\", y: \"\"\"\n\n\U0001F600\"\"\" z: 1) d\n}");

        var selections = ((OperationDefinitionNode)document.Definitions[0]).SelectionSet.Selections;
        Assert.Equal([(2, 2), (3, 2), (4, 2), (6, 13)], selections.Select(s => (s.Location!.Line, s.Location.Column)));
        var arguments = ((FieldNode)selections[2]).Arguments;
        Assert.Equal([(4, 4), (4, 14), (6, 7)], arguments.Select(a => (a.Location!.Line, a.Location.Column)));
    }

    [Fact]
    public void Location_spans_bytes_of_node()
    {
        const string text = "{ a(x: \"\u00e9\") { b } }";
        var document = Utf8GraphQLParser.Parse(text);

        var field = ((OperationDefinitionNode)document.Definitions[0]).SelectionSet.Selections[0];
        Assert.NotNull(field.Location);
        var bytes = Encoding.UTF8.GetBytes(text)[field.Location.Start..field.Location.End];
        Assert.Equal("a(x: \"\u00e9\") { b }", Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void Locations_are_null_if_disabled() =>
        Assert.Null(Utf8GraphQLParser.Parse("{ a }", new ParserOptions(noLocations: true)).Definitions[0].Location);

    [Fact]
    public void Type_reference_keeps_its_wrappers() =>
        Assert.Equal("[[Int!]]!", Utf8GraphQLParser.Syntax.ParseTypeReference("[ [Int !] ] !").ToString());

    [Fact]
    public void Value_followed_by_text_is_refused() =>
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Syntax.ParseValueLiteral("1 2"));
}
