namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class UniqueArgumentNamesRuleTests : ValidationTests
{
    [Fact]
    public void Different_arguments_is_valid() => AssertValid("{ args { two(a: 1, b: 2) } }");

    [Fact]
    public void Same_argument_in_different_fields_is_valid() => AssertValid("{ args { int(a: 1) id(a: 2) } }");

    [Fact]
    public void Same_argument_twice_is_refused() => AssertErrors(
        "{ args { int(a: 1, a: 1) } }",
        "1:14 1:20 There can be only one argument named \"a\".");

    [Fact]
    public void Same_argument_three_times_is_refused() => AssertErrors(
        "{ args { int(a: 1, a: 2, a: 3) } }",
        "1:14 1:20 1:26 There can be only one argument named \"a\".");

    [Fact]
    public void Same_argument_of_directive_twice_is_refused() => AssertErrors(
        "{ dog { name @skip(if: true, if: true) } }",
        "1:20 1:30 There can be only one argument named \"if\".");
}
