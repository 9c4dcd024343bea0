namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class VariablesAreInputTypesRuleTests : ValidationTests
{
    [Fact]
    public void Input_types_is_valid() => AssertValid(
        "query A($a: String, $c: Point, $d: Command) { args { string(a: $a) point(a: $c) enumeration(a: $d) } }");

    [Fact]
    public void Output_types_is_refused() => AssertErrors(
        "query A($a: Dog, $b: [[CatOrDog!]]!, $c: Pet) { dog { name @tag(name: $a) barks @tag(name: $b) nickname @tag(name: $c) } }",
        "1:9 1:71 Variable \"$a\" of type \"Dog\" used in position expecting type \"String\".",
        "1:13 Variable \"$a\" cannot be non-input type \"Dog\".",
        "1:18 1:92 Variable \"$b\" of type \"[[CatOrDog!]]!\" used in position expecting type \"String\".",
        "1:22 Variable \"$b\" cannot be non-input type \"[[CatOrDog!]]!\".",
        "1:38 1:116 Variable \"$c\" of type \"Pet\" used in position expecting type \"String\".",
        "1:42 Variable \"$c\" cannot be non-input type \"Pet\".");

    [Fact]
    public void Unknown_type_is_reported_once() => AssertErrors(
        "query A($a: Unknown) { args { string(a: $a) } }",
        "1:13 Unknown type \"Unknown\".");
}
