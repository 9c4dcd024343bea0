namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class UniqueVariableNamesRuleTests : ValidationTests
{
    [Fact]
    public void Different_names_is_valid() => AssertValid(
        """
        query A($a: Int, $b: String) { args { int(a: $a) string(a: $b) } }
        query B($a: String) { args { string(a: $a) } }
        """);

    [Fact]
    public void Same_name_is_refused() => AssertErrors(
        """
        query A($x: Int, $x: Int, $x: Int) { args { int(a: $x) } }
        query B($y: Int, $y: Int) { args { int(a: $y) } }
        """,
        "1:10 1:19 1:28 There can be only one variable named \"$x\".",
        "2:10 2:19 There can be only one variable named \"$y\".");
}
