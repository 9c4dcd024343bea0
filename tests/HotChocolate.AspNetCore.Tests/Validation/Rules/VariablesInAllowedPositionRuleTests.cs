namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class VariablesInAllowedPositionRuleTests : ValidationTests
{
    [Fact]
    public void Same_type_is_valid() => AssertValid(
        "query A($a: Boolean, $b: [String], $c: Point) { args { boolean(a: $a) list(a: $b) point(a: $c) } }");

    [Fact]
    public void Non_null_where_null_may_be_is_valid() => AssertValid(
        "query A($a: Boolean!, $b: [String!]!) { args { boolean(a: $a) list(a: $b) } }");

    [Fact]
    public void Item_in_list_is_valid() => AssertValid("query A($a: String!) { args { requiredList(a: [$a]) } }");

    [Fact]
    public void Field_in_object_is_valid() => AssertValid("query A($a: Int!) { args { point(a: {x: $a, y: 1}) } }");

    [Fact]
    public void Default_for_required_place_is_valid() => AssertValid("query A($a: Int = 1) { args { requiredInt(a: $a) } }");

    [Fact]
    public void Place_with_default_is_valid() => AssertValid("query A($a: Int) { args { defaulted(a: $a) } }");

    [Fact]
    public void Input_field_with_default_is_valid() => AssertValid("query A($a: Boolean) { args { shape(a: {points: [], fill: $a}) } }");

    [Fact]
    public void In_directive_is_valid() => AssertValid("query A($a: Boolean!) { dog { name @include(if: $a) } }");

    [Fact]
    public void Nullable_where_required_is_refused() => AssertErrors(
        "query A($a: Int) { args { requiredInt(a: $a) } }",
        "1:9 1:42 Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\".");

    [Fact]
    public void Null_default_where_required_is_refused() => AssertErrors(
        "query A($a: Int = null) { args { requiredInt(a: $a) } }",
        "1:9 1:49 Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\".");

    [Fact]
    public void Nullable_where_required_in_fragment_is_refused() => AssertErrors(
        """
        query A($a: Int) { args { ...F } }
        fragment F on Arguments { ...G }
        fragment G on Arguments { requiredInt(a: $a) }
        """,
        "1:9 3:42 Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\".");

    [Fact]
    public void Other_type_is_refused() => AssertErrors(
        "query A($a: String) { args { boolean(a: $a) int(a: $a) } }",
        "1:9 1:41 Variable \"$a\" of type \"String\" used in position expecting type \"Boolean\".",
        "1:9 1:52 Variable \"$a\" of type \"String\" used in position expecting type \"Int\".");

    [Fact]
    public void Item_where_list_is_refused() => AssertErrors(
        "query A($a: String) { args { list(a: $a) } }",
        "1:9 1:38 Variable \"$a\" of type \"String\" used in position expecting type \"[String]\".");

    [Fact]
    public void List_where_item_is_refused() => AssertErrors(
        "query A($a: [String]) { args { string(a: $a) } }",
        "1:9 1:42 Variable \"$a\" of type \"[String]\" used in position expecting type \"String\".");

    [Fact]
    public void Nullable_items_where_required_is_refused() => AssertErrors(
        "query A($a: [String]) { args { requiredList(a: $a) } }",
        "1:9 1:48 Variable \"$a\" of type \"[String]\" used in position expecting type \"[String!]\".");

    [Fact]
    public void Nullable_item_in_required_list_is_refused() => AssertErrors(
        "query A($a: String) { args { requiredList(a: [$a]) } }",
        "1:9 1:47 Variable \"$a\" of type \"String\" used in position expecting type \"String!\".");

    [Fact]
    public void Nullable_field_of_object_is_refused() => AssertErrors(
        "query A($a: Int) { args { point(a: {x: $a, y: 1}) } }",
        "1:9 1:40 Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\".");

    [Fact]
    public void Nullable_in_directive_is_refused() => AssertErrors(
        "query A($a: Boolean) { dog { name @include(if: $a) } }",
        "1:9 1:48 Variable \"$a\" of type \"Boolean\" used in position expecting type \"Boolean!\".");

    [Fact]
    public void Other_type_in_directive_is_refused() => AssertErrors(
        "query A($a: String) { dog { name @include(if: $a) } }",
        "1:9 1:47 Variable \"$a\" of type \"String\" used in position expecting type \"Boolean!\".");

    [Fact]
    public void Non_null_in_one_of_is_valid() => AssertValid("query A($a: String!) { args { oneOf(a: {text: $a}) } }");

    [Fact]
    public void Nullable_in_one_of_is_refused() => AssertErrors(
        "query A($a: String) { args { oneOf(a: {text: $a}) } }",
        "1:9 1:46 Variable \"$a\" is of type \"String\" but must be non-nullable to be used for OneOf Input Object " +
        "\"OneOfInput\".");

    [Fact]
    public void Whole_one_of_is_valid() => AssertValid("query A($a: OneOfInput) { args { oneOf(a: $a) } }");
}
