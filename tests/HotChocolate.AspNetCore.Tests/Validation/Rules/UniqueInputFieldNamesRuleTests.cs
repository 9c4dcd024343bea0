namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class UniqueInputFieldNamesRuleTests : ValidationTests
{
    [Fact]
    public void Different_fields_is_valid() => AssertValid("{ args { point(a: {x: 1, y: 2}) } }");

    [Fact]
    public void Same_field_in_different_objects_is_valid() => AssertValid("{ args { shape(a: {points: [{x: 1, y: 2}, {x: 1, y: 2}]}) } }");

    [Fact]
    public void Same_field_twice_is_refused() => AssertErrors(
        "{ args { point(a: {x: 1, x: 1, y: 2}) } }",
        "1:20 1:26 There can be only one input field named \"x\".");

    [Fact]
    public void Same_field_three_times_is_refused() => AssertErrors(
        "{ args { point(a: {x: 1, x: 1, x: 1, y: 2}) } }",
        "1:20 1:26 There can be only one input field named \"x\".",
        "1:20 1:32 There can be only one input field named \"x\".");

    [Fact]
    public void Same_field_twice_deep_inside_is_refused() => AssertErrors(
        "{ args { shape(a: {points: [{x: 1, y: 2, y: 2}]}) } }",
        "1:36 1:42 There can be only one input field named \"y\".");

    [Fact]
    public void Same_field_twice_in_variable_default_is_refused() => AssertErrors(
        "query A($a: Point = {x: 1, x: 2, y: 1}) { args { point(a: $a) } }",
        "1:22 1:28 There can be only one input field named \"x\".");
}
