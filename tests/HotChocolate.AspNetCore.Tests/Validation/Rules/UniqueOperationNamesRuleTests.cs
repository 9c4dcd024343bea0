namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class UniqueOperationNamesRuleTests : ValidationTests
{
    [Fact]
    public void Different_names_is_valid() => AssertValid(
        """
        query A { dog { name } }
        query B { cat { name } }
        """);

    [Fact]
    public void Name_shared_with_fragment_is_valid() => AssertValid(
        """
        query A { dog { ...A } }
        fragment A on Dog { name }
        """);

    [Fact]
    public void Same_name_twice_is_refused() => AssertErrors(
        """
        query A { dog { name } }
        query A { cat { name } }
        """,
        "1:7 2:7 There can be only one operation named \"A\".");

    [Fact]
    public void Same_name_of_different_kinds_is_refused() => AssertErrors(
        """
        query A { dog { name } }
        subscription A { petAdded { name } }
        """,
        "1:7 2:14 There can be only one operation named \"A\".");

    [Fact]
    public void Same_name_three_times_is_refused() => AssertErrors(
        """
        query A { dog { name } }
        query A { cat { name } }
        query A { dog { barks } }
        """,
        "1:7 2:7 There can be only one operation named \"A\".",
        "1:7 3:7 There can be only one operation named \"A\".");
}
