namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class UniqueDirectivesPerLocationRuleTests : ValidationTests
{
    [Fact]
    public void Different_directives_is_valid() => AssertValid("{ dog @onField { name @skip(if: true) @include(if: false) } }");

    [Fact]
    public void Same_directive_in_different_places_is_valid() => AssertValid("{ dog @onField { name @onField barks @onField } }");

    [Fact]
    public void Repeatable_directive_repeated_is_valid() => AssertValid(
        """
        { dog { name @tag(name: "a") @tag(name: "b") } }
        """);

    [Fact]
    public void Same_directive_twice_is_refused() => AssertErrors(
        "{ dog { name @onField @onField } }",
        "1:14 1:23 The directive \"@onField\" can only be used once at this location.");

    [Fact]
    public void Same_directive_three_times_is_refused() => AssertErrors(
        "{ dog { name @onField @onField @onField } }",
        "1:14 1:23 The directive \"@onField\" can only be used once at this location.",
        "1:14 1:32 The directive \"@onField\" can only be used once at this location.");

    [Fact]
    public void Two_directives_twice_is_refused() => AssertErrors(
        "{ dog { name @onField @skip(if: true) @onField @skip(if: true) } }",
        "1:14 1:39 The directive \"@onField\" can only be used once at this location.",
        "1:23 1:48 The directive \"@skip\" can only be used once at this location.");

    [Fact]
    public void Unknown_directives_are_not_checked() => AssertErrors(
        "{ dog { name @unknown @unknown } }",
        "1:14 Unknown directive \"@unknown\".",
        "1:23 Unknown directive \"@unknown\".");
}
