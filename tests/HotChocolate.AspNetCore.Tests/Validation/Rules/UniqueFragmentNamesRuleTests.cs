namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class UniqueFragmentNamesRuleTests : ValidationTests
{
    [Fact]
    public void Different_names_is_valid() => AssertValid(
        """
        { dog { ...A ...B } }
        fragment A on Dog { name }
        fragment B on Dog { barks }
        """);

    [Fact]
    public void Same_name_twice_is_refused() => AssertErrors(
        """
        { dog { ...A } }
        fragment A on Dog { name }
        fragment A on Dog { barks }
        """,
        "2:10 3:10 There can be only one fragment named \"A\".");

    [Fact]
    public void Same_name_unused_is_refused() => AssertErrors(
        """
        { dog { name } }
        fragment A on Dog { name }
        fragment A on Dog { barks }
        """,
        "2:1 Fragment \"A\" is never used.",
        "2:10 3:10 There can be only one fragment named \"A\".",
        "3:1 Fragment \"A\" is never used.");
}
