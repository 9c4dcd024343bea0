namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class KnownDirectivesRuleTests : ValidationTests
{
    [Fact]
    public void Known_directives_is_valid() => AssertValid(
        """
        query A($a: Boolean = true @onVariable) @onQuery { human(id: 1) @skip(if: false) { name @onField ...F @include(if: $a) ... @onInline { iq } } }
        fragment F on Human @onFragment { pets { name } }
        """);

    [Fact]
    public void Unknown_directive_is_refused() => AssertErrors(
        "{ human(id: 1) @unknown { name @unknown(a: 1) pets @unknown { name } } }",
        "1:16 Unknown directive \"@unknown\".",
        "1:32 Unknown directive \"@unknown\".",
        "1:52 Unknown directive \"@unknown\".");

    [Fact]
    public void Misplaced_directives_is_refused() => AssertErrors(
        """
        query A($a: Boolean @onField) @onField { dog @onQuery { ...F @onInline name @onSpread ... @onFragment { barks @skip(if: $a) } } }
        fragment F on Dog @onVariable { name }
        """,
        "1:9 1:121 Variable \"$a\" of type \"Boolean\" used in position expecting type \"Boolean!\".",
        "1:21 Directive \"@onField\" may not be used on VARIABLE_DEFINITION.",
        "1:31 Directive \"@onField\" may not be used on QUERY.",
        "1:46 Directive \"@onQuery\" may not be used on FIELD.",
        "1:62 Directive \"@onInline\" may not be used on FRAGMENT_SPREAD.",
        "1:77 Directive \"@onSpread\" may not be used on FIELD.",
        "1:91 Directive \"@onFragment\" may not be used on INLINE_FRAGMENT.",
        "2:19 Directive \"@onVariable\" may not be used on FRAGMENT_DEFINITION.");

    [Fact]
    public void Misplaced_on_subscription_is_refused() => AssertErrors(
        "subscription @onQuery { petAdded @onSubscription { name } }",
        "1:14 Directive \"@onQuery\" may not be used on SUBSCRIPTION.",
        "1:34 Directive \"@onSubscription\" may not be used on FIELD.");
}
