namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class ProvidedRequiredArgumentsRuleTests : ValidationTests
{
    [Fact]
    public void All_given_is_valid() => AssertValid("{ args { requiredInt(a: 1) two(a: 1, b: 2) } dog { name @skip(if: true) } }");

    [Fact]
    public void Defaults_left_out_is_valid() => AssertValid("{ args { defaulted int } dog { name @limit(to: 1) } }");

    [Fact]
    public void Required_arguments_of_unknown_field_are_not_checked() => AssertErrors(
        "{ dog { unknown } }",
        "1:9 Cannot query field \"unknown\" on type \"Dog\". Did you mean \"knows\"?");

    [Fact]
    public void One_missing_is_refused() => AssertErrors(
        "{ args { requiredInt } }",
        "1:10 Argument \"Arguments.requiredInt(a:)\" of type \"Int!\" is required, but it was not provided.");

    [Fact]
    public void Two_missing_is_refused() => AssertErrors(
        "{ args { two } }",
        "1:10 Argument \"Arguments.two(a:)\" of type \"Int!\" is required, but it was not provided.",
        "1:10 Argument \"Arguments.two(b:)\" of type \"Int!\" is required, but it was not provided.");

    [Fact]
    public void One_of_two_missing_is_refused() => AssertErrors(
        "{ args { two(a: 1) } }",
        "1:10 Argument \"Arguments.two(b:)\" of type \"Int!\" is required, but it was not provided.");

    [Fact]
    public void Wrong_name_is_refused() => AssertErrors(
        "{ args { requiredInt(b: 1) } }",
        "1:10 Argument \"Arguments.requiredInt(a:)\" of type \"Int!\" is required, but it was not provided.",
        "1:22 Unknown argument \"b\" on field \"Arguments.requiredInt\". Did you mean \"a\"?");

    [Fact]
    public void Missing_on_directive_is_refused() => AssertErrors(
        "{ dog { name @skip barks @include } }",
        "1:14 Argument \"@skip(if:)\" of type \"Boolean!\" is required, but it was not provided.",
        "1:26 Argument \"@include(if:)\" of type \"Boolean!\" is required, but it was not provided.");
}
