namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class NoFragmentCyclesRuleTests : ValidationTests
{
    [Fact]
    public void Spread_once_and_twice_is_valid() => AssertValid(
        """
        { dog { ...A ...A ...B } }
        fragment A on Dog { ...C }
        fragment B on Dog { ...C }
        fragment C on Dog { name }
        """);

    [Fact]
    public void Unknown_fragment_is_refused() => AssertErrors(
        """
        { dog { ...A } }
        fragment A on Dog { ...Unknown }
        """,
        "2:24 Unknown fragment \"Unknown\".");

    [Fact]
    public void Itself_is_refused() => AssertErrors(
        """
        { human(id: 1) { ...A } }
        fragment A on Human { relatives { ...A } }
        """,
        "2:35 Cannot spread fragment \"A\" within itself.");

    [Fact]
    public void Itself_on_same_level_is_refused() => AssertErrors(
        """
        { dog { ...A } }
        fragment A on Dog { name ...A }
        """,
        "2:26 Cannot spread fragment \"A\" within itself.");

    [Fact]
    public void Itself_in_inline_fragment_is_refused() => AssertErrors(
        """
        { pet { ...A } }
        fragment A on Pet { ... on Dog { ...A } name }
        """,
        "2:34 Cannot spread fragment \"A\" within itself.");

    [Fact]
    public void Through_another_is_refused() => AssertErrors(
        """
        { dog { ...A } }
        fragment A on Dog { ...B }
        fragment B on Dog { ...A }
        """,
        "2:21 3:21 Cannot spread fragment \"A\" within itself via \"B\".");

    [Fact]
    public void Through_several_is_refused() => AssertErrors(
        """
        { dog { ...A ...O ...P } }
        fragment A on Dog { ...B }
        fragment B on Dog { ...C }
        fragment C on Dog { ...O }
        fragment X on Dog { ...Y }
        fragment Y on Dog { ...Z }
        fragment Z on Dog { ...O }
        fragment O on Dog { ...P }
        fragment P on Dog { ...A ...X }
        """,
        "2:21 3:21 4:21 8:21 9:21 Cannot spread fragment \"A\" within itself via \"B\", \"C\", \"O\", \"P\".",
        "8:21 9:26 5:21 6:21 7:21 Cannot spread fragment \"O\" within itself via \"P\", \"X\", \"Y\", \"Z\".");

    [Fact]
    public void Two_ways_round_is_refused() => AssertErrors(
        """
        { dog { ...A } }
        fragment A on Dog { ...B ...C }
        fragment B on Dog { ...A }
        fragment C on Dog { ...A }
        """,
        "2:21 3:21 Cannot spread fragment \"A\" within itself via \"B\".",
        "2:26 4:21 Cannot spread fragment \"A\" within itself via \"C\".");

    [Fact]
    public void Not_reached_by_any_operation_is_refused() => AssertErrors(
        """
        { dog { name } }
        fragment A on Dog { ...A }
        """,
        "2:1 Fragment \"A\" is never used.",
        "2:21 Cannot spread fragment \"A\" within itself.");
}
