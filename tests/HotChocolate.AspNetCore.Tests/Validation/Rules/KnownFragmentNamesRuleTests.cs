namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class KnownFragmentNamesRuleTests : ValidationTests
{
    [Fact]
    public void Known_fragments_is_valid() => AssertValid(
        """
        { human(id: 4) { ...A ... on Human { ...B } ... { name } } }
        fragment A on Human { name ...C }
        fragment B on Human { name }
        fragment C on Human { iq }
        """);

    [Fact]
    public void Unknown_fragments_is_refused() => AssertErrors(
        """
        { human(id: 4) { ...A1 ... on Human { ...A2 } } }
        fragment B on Human { name ...A3 }
        """,
        "1:21 Unknown fragment \"A1\".",
        "1:42 Unknown fragment \"A2\".",
        "2:1 Fragment \"B\" is never used.",
        "2:31 Unknown fragment \"A3\".");
}
