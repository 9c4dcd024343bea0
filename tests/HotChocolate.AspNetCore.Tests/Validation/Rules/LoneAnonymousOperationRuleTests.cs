namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class LoneAnonymousOperationRuleTests : ValidationTests
{
    [Fact]
    public void One_anonymous_with_fragment_is_valid() => AssertValid(
        """
        { dog { ...F } }
        fragment F on Dog { name }
        """);

    [Fact]
    public void Several_named_is_valid() => AssertValid(
        """
        query A { dog { name } }
        query B { dog { name } }
        """);

    [Fact]
    public void Two_anonymous_is_refused() => AssertErrors(
        """
        { dog { name } }
        { dog { barks } }
        """,
        "1:1 This anonymous operation must be the only defined operation.",
        "2:1 This anonymous operation must be the only defined operation.");

    [Fact]
    public void Anonymous_beside_named_is_refused() => AssertErrors(
        """
        { dog { name } }
        query A { dog { name } }
        """,
        "1:1 This anonymous operation must be the only defined operation.");
}
