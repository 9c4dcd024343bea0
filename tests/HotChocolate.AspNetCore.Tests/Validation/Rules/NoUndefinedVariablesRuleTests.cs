namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class NoUndefinedVariablesRuleTests : ValidationTests
{
    [Fact]
    public void All_defined_is_valid() => AssertValid(
        """
        query A($a: Int, $b: Int) { args { int(a: $a) ...F } }
        fragment F on Arguments { other: int(a: $b) }
        """);

    [Fact]
    public void Defined_by_each_operation_is_valid() => AssertValid(
        """
        query A($a: Int) { args { ...F } }
        query B($a: Int) { args { ...F } }
        fragment F on Arguments { int(a: $a) }
        """);

    [Fact]
    public void Undefined_in_anonymous_is_refused() => AssertErrors(
        "{ args { int(a: $a) } }",
        "1:17 1:1 Variable \"$a\" is not defined.");

    [Fact]
    public void Undefined_in_named_is_refused() => AssertErrors(
        """
        query A($a: Int) { args { int(a: $a) b: int(a: $b) c: list(a: ["x", $c]) p: point(a: {x: $x, y: 1}) } }
        """,
        "1:48 1:1 Variable \"$b\" is not defined by operation \"A\".",
        "1:69 1:1 Variable \"$c\" is not defined by operation \"A\".",
        "1:90 1:1 Variable \"$x\" is not defined by operation \"A\".");

    [Fact]
    public void Undefined_in_directive_is_refused() => AssertErrors(
        "query A { dog { name @include(if: $a) } }",
        "1:35 1:1 Variable \"$a\" is not defined by operation \"A\".");

    [Fact]
    public void Undefined_in_fragment_of_fragment_is_refused() => AssertErrors(
        """
        query A($a: Int) { args { ...F } }
        fragment F on Arguments { int(a: $a) ...G }
        fragment G on Arguments { b: int(a: $b) }
        """,
        "3:37 1:1 Variable \"$b\" is not defined by operation \"A\".");

    [Fact]
    public void Undefined_by_one_of_two_operations_is_refused() => AssertErrors(
        """
        query A($a: Int) { args { ...F } }
        query B { args { ...F } }
        fragment F on Arguments { int(a: $a) }
        """,
        "3:34 2:1 Variable \"$a\" is not defined by operation \"B\".");
}
