namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class KnownTypeNamesRuleTests : ValidationTests
{
    [Fact]
    public void Known_types_is_valid() => AssertValid(
        """
        query A($a: String, $c: Point) { args { string(a: $a) point(a: $c) } human(id: 1) { pets { ... on Pet { name } ... { name } ...F } } being { name } dog { ...G } alien { iq } c: args { list(a: [$a]) } d: args { ...H } }
        fragment F on Dog { barks }
        fragment G on Dog { b: knows(command: SIT) }
        fragment H on Arguments { enumeration(a: SIT) int(a: 1) shape(a: {points: []}) u: lists(a: []) }
        """);

    [Fact]
    public void Unknown_types_is_refused() => AssertErrors(
        """
        query A($a: JumbledUpLetters) { dog { name ... on Badger { name } ...F } }
        fragment F on Peat { name }
        """,
        "1:9 Variable \"$a\" is never used in operation \"A\".",
        "1:13 Unknown type \"JumbledUpLetters\".",
        "1:51 Unknown type \"Badger\".",
        "2:15 Unknown type \"Peat\". Did you mean \"Pet\" or \"Cat\"?");

    [Fact]
    public void Misspelt_variable_type_is_refused() => AssertErrors(
        "query A($a: Strin, $b: [[Pont!]]!) { args { string(a: $a) point(a: $b) } }",
        "1:13 Unknown type \"Strin\". Did you mean \"String\" or \"Stamp\"?",
        "1:26 Unknown type \"Pont\". Did you mean \"Point\", \"Int\", or \"Pet\"?");
}
