namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class SingleFieldSubscriptionsRuleTests : ValidationTests
{
    [Fact]
    public void One_field_is_valid() => AssertValid("subscription S { petAdded { name } }");

    [Fact]
    public void One_field_in_fragment_is_valid() => AssertValid(
        """
        subscription S { ...F }
        fragment F on Subscription { petAdded { name } }
        """);

    [Fact]
    public void One_field_twice_is_valid() => AssertValid("subscription { petAdded { name } petAdded { ... on Dog { barks } } }");

    [Fact]
    public void Two_fields_is_refused() => AssertErrors(
        "subscription S { petAdded { name } petRemoved { name } }",
        "1:36 Subscription \"S\" must select only one top level field.");

    [Fact]
    public void Two_fields_anonymous_is_refused() => AssertErrors(
        "subscription { petAdded { name } petRemoved { name } }",
        "1:34 Anonymous Subscription must select only one top level field.");

    [Fact]
    public void Two_aliases_is_refused() => AssertErrors(
        "subscription S { a: petAdded { name } b: petAdded { name } c: petRemoved { name } }",
        "1:39 1:60 Subscription \"S\" must select only one top level field.");

    [Fact]
    public void Second_field_in_fragment_is_refused() => AssertErrors(
        """
        subscription S { petAdded { name } ...F }
        fragment F on Subscription { petRemoved { name } ... { again: petRemoved { name } } }
        """,
        "2:30 2:56 Subscription \"S\" must select only one top level field.");

    [Fact]
    public void Fragment_cycle_is_refused() => AssertErrors(
        """
        subscription S { petAdded { name } ...F }
        fragment F on Subscription { petAdded { name } ...G }
        fragment G on Subscription { ...F petRemoved { name } }
        """,
        "2:48 3:30 Cannot spread fragment \"F\" within itself via \"G\".",
        "3:35 Subscription \"S\" must select only one top level field.");

    [Fact]
    public void Introspection_field_is_refused() => AssertErrors(
        "subscription S { __typename }",
        "1:18 Subscription \"S\" must not select an introspection top level field.");

    [Fact]
    public void Introspection_field_beside_another_is_refused() => AssertErrors(
        "subscription { petAdded { name } __typename }",
        "1:34 Anonymous Subscription must select only one top level field.",
        "1:34 Anonymous Subscription must not select an introspection top level field.");

    [Fact]
    public void Skipped_field_is_refused() => AssertErrors(
        "subscription S($a: Boolean!) { petAdded @skip(if: $a) { name } }",
        "1:41 Subscription \"S\" must not use `@skip` or `@include` directives in the top level selection.");

    [Fact]
    public void Included_fragment_is_refused() => AssertErrors(
        """
        subscription ($a: Boolean!) { ...F @include(if: $a) }
        fragment F on Subscription { petAdded { name } }
        """,
        "1:36 Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection.");

    [Fact]
    public void Two_fields_in_query_is_valid() => AssertValid("{ dog { name } cat { name } }");
}
