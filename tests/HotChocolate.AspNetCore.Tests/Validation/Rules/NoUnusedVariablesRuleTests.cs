namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class NoUnusedVariablesRuleTests : ValidationTests
{
    [Fact]
    public void All_used_is_valid() => AssertValid(
        """
        query A($a: Int, $b: Boolean!, $c: Int) { args { int(a: $a) ...F @include(if: $b) } }
        fragment F on Arguments { p: point(a: {x: 1, y: 2, z: $c}) }
        """);

    [Fact]
    public void Unused_in_anonymous_is_refused() => AssertErrors(
        "query ($a: Int) { dog { name } }",
        "1:8 Variable \"$a\" is never used.");

    [Fact]
    public void Unused_in_named_is_refused() => AssertErrors(
        "query A($a: Int, $b: Int, $c: Int) { args { int(a: $b) } }",
        "1:9 Variable \"$a\" is never used in operation \"A\".",
        "1:27 Variable \"$c\" is never used in operation \"A\".");

    [Fact]
    public void Used_by_unreached_fragment_only_is_refused() => AssertErrors(
        """
        query A($a: Int) { args { int } }
        fragment F on Arguments { int(a: $a) }
        """,
        "1:9 Variable \"$a\" is never used in operation \"A\".",
        "2:1 Fragment \"F\" is never used.");

    [Fact]
    public void Used_by_fragment_of_other_operation_is_refused() => AssertErrors(
        """
        query A($a: Int) { args { ...F } }
        query B($a: Int) { args { id } }
        fragment F on Arguments { int(a: $a) }
        """,
        "2:9 Variable \"$a\" is never used in operation \"B\".");

    [Fact]
    public void Used_in_fragment_cycle_is_refused() => AssertErrors(
        """
        query A($a: Int, $b: Int) { args { ...F } }
        fragment F on Arguments { int(a: $a) ...G }
        fragment G on Arguments { int(a: $a) ...F }
        """,
        "1:18 Variable \"$b\" is never used in operation \"A\".",
        "2:38 3:38 Cannot spread fragment \"F\" within itself via \"G\".");
}
