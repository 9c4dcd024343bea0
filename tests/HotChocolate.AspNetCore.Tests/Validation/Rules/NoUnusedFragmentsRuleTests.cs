namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class NoUnusedFragmentsRuleTests : ValidationTests
{
    [Fact]
    public void All_used_is_valid() => AssertValid(
        """
        { human(id: 4) { ...A ... on Human { ...B } } }
        fragment A on Human { name ...C }
        fragment B on Human { name }
        fragment C on Human { name }
        """);

    [Fact]
    public void Used_by_different_operations_is_valid() => AssertValid(
        """
        query A { human(id: 4) { ...A } }
        query B { human(id: 4) { ...B } }
        fragment A on Human { name }
        fragment B on Human { name }
        """);

    [Fact]
    public void Unused_is_refused() => AssertErrors(
        """
        { human(id: 4) { name } }
        fragment A on Human { name }
        fragment B on Human { name }
        """,
        "2:1 Fragment \"A\" is never used.",
        "3:1 Fragment \"B\" is never used.");

    [Fact]
    public void Unused_cycle_is_refused() => AssertErrors(
        """
        { human(id: 4) { name } }
        fragment A on Human { name ...B }
        fragment B on Human { name ...A }
        """,
        "2:1 Fragment \"A\" is never used.",
        "2:28 3:28 Cannot spread fragment \"A\" within itself via \"B\".",
        "3:1 Fragment \"B\" is never used.");

    [Fact]
    public void Unused_and_undefined_is_refused() => AssertErrors(
        """
        { human(id: 4) { ...bar } }
        fragment foo on Human { name }
        """,
        "1:21 Unknown fragment \"bar\".",
        "2:1 Fragment \"foo\" is never used.");
}
