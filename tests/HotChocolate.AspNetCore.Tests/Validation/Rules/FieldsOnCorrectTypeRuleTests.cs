namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class FieldsOnCorrectTypeRuleTests : ValidationTests
{
    [Fact]
    public void Fields_of_object_is_valid() => AssertValid("{ dog { __typename tail: nickname name } }");

    [Fact]
    public void Fields_of_interface_is_valid() => AssertValid("{ pet { __typename name } }");

    [Fact]
    public void Typename_of_union_is_valid() => AssertValid("{ catOrDog { __typename } }");

    [Fact]
    public void Fields_of_fragments_on_possible_types_is_valid() => AssertValid(
        "{ catOrDog { ... on Cat { meows } ... on Dog { barks } } }");

    [Fact]
    public void Introspection_on_query_is_valid() => AssertValid(
        """
        { __schema { types { name } } __type(name: "Dog") { name } }
        """);

    [Fact]
    public void Introspection_below_query_is_refused() => AssertErrors(
        "{ dog { __schema { types { name } } } }",
        "1:9 Cannot query field \"__schema\" on type \"Dog\".");

    [Fact]
    public void Unknown_field_is_refused() => AssertErrors(
        "{ dog { meowVolume } }",
        "1:9 Cannot query field \"meowVolume\" on type \"Dog\". Did you mean \"barkVolume\"?");

    [Fact]
    public void Unknown_field_under_unknown_field_is_refused() => AssertErrors(
        "{ dog { unknown { deeper } } }",
        "1:9 Cannot query field \"unknown\" on type \"Dog\". Did you mean \"knows\"?");

    [Fact]
    public void Unknown_field_in_fragment_is_refused() => AssertErrors(
        """
        { dog { ...F } }
        fragment F on Dog { unknown { deeper } barks }
        """,
        "2:21 Cannot query field \"unknown\" on type \"Dog\". Did you mean \"knows\"?");

    [Fact]
    public void Unknown_field_with_known_alias_is_refused() => AssertErrors(
        "{ dog { name: unknown } }",
        "1:9 Cannot query field \"unknown\" on type \"Dog\". Did you mean \"knows\"?");

    [Fact]
    public void Field_of_possible_type_on_interface_is_refused() => AssertErrors(
        "{ pet { meows } }",
        "1:9 Cannot query field \"meows\" on type \"Pet\". Did you mean to use an inline fragment on \"Cat\"?");

    [Fact]
    public void Field_on_union_is_refused() => AssertErrors(
        "{ catOrDog { name } }",
        "1:14 Cannot query field \"name\" on type \"CatOrDog\". Did you mean to use an inline fragment on \"Being\", \"Pet\", " +
        "\"Canine\", \"Cat\", or \"Dog\"?");

    [Fact]
    public void Field_of_implementers_on_union_is_refused() => AssertErrors(
        "{ catOrDog { barkVolume } }",
        "1:14 Cannot query field \"barkVolume\" on type \"CatOrDog\". Did you mean to use an inline fragment on \"Dog\"?");

    [Fact]
    public void Misspelt_field_is_refused() => AssertErrors(
        "{ dog { naem } }",
        "1:9 Cannot query field \"naem\" on type \"Dog\". Did you mean \"name\"?");

    [Fact]
    public void Two_levels_of_inline_fragment_is_refused() => AssertErrors(
        "{ pet { ... on Dog { ... { unknown } } } }",
        "1:28 Cannot query field \"unknown\" on type \"Dog\". Did you mean \"knows\"?");

    [Fact]
    public void Fields_of_unknown_type_are_not_checked() => AssertErrors(
        """
        { ...F }
        fragment F on Unknown { anything }
        """,
        "2:15 Unknown type \"Unknown\".");
}
