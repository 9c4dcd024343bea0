namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class PossibleFragmentSpreadsRuleTests : ValidationTests
{
    [Fact]
    public void Same_object_is_valid() => AssertValid(
        """
        { dog { ...F } }
        fragment F on Dog { barks }
        """);

    [Fact]
    public void Object_into_its_interface_is_valid() => AssertValid(
        """
        { pet { ...F } }
        fragment F on Dog { barks }
        """);

    [Fact]
    public void Object_into_its_union_is_valid() => AssertValid(
        """
        { catOrDog { ...F ... on Cat { meows } } }
        fragment F on Dog { barks }
        """);

    [Fact]
    public void Union_into_its_member_is_valid() => AssertValid(
        """
        { dog { ...F } }
        fragment F on CatOrDog { __typename }
        """);

    [Fact]
    public void Interface_into_implementer_is_valid() => AssertValid(
        """
        { dog { ...F } }
        fragment F on Pet { name }
        """);

    [Fact]
    public void Interface_into_overlapping_interface_is_valid() => AssertValid(
        """
        { pet { ...F } }
        fragment F on Being { name }
        """);

    [Fact]
    public void Interface_into_overlapping_union_is_valid() => AssertValid(
        """
        { catOrDog { ...F } }
        fragment F on Pet { name }
        """);

    [Fact]
    public void Unions_that_share_member_is_valid() => AssertValid(
        """
        { dogOrHuman { ...F } }
        fragment F on CatOrDog { __typename }
        """);

    [Fact]
    public void Spread_of_fragment_on_scalar_is_not_checked() => AssertErrors(
        """
        { catOrDog { ...F } }
        fragment F on Boolean { bad }
        """,
        "2:15 Fragment \"F\" cannot condition on non composite type \"Boolean\".");

    [Fact]
    public void Different_object_is_refused() => AssertErrors(
        """
        { dog { ...F ... on Cat { meows } } }
        fragment F on Cat { meows }
        """,
        "1:9 Fragment \"F\" cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\".",
        "1:14 Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\".");

    [Fact]
    public void Object_into_foreign_interface_is_refused() => AssertErrors(
        """
        { pet { ...F } }
        fragment F on Human { pets { name } }
        """,
        "1:9 Fragment \"F\" cannot be spread here as objects of type \"Pet\" can never be of type \"Human\".");

    [Fact]
    public void Object_into_foreign_union_is_refused() => AssertErrors(
        "{ catOrDog { ... on Human { name } } }",
        "1:14 Fragment cannot be spread here as objects of type \"CatOrDog\" can never be of type \"Human\".");

    [Fact]
    public void Union_into_foreign_object_is_refused() => AssertErrors(
        """
        { human(id: 1) { ...F } }
        fragment F on CatOrDog { __typename }
        """,
        "1:18 Fragment \"F\" cannot be spread here as objects of type \"Human\" can never be of type \"CatOrDog\".");

    [Fact]
    public void Unions_that_share_nothing_is_refused() => AssertErrors(
        """
        { humanOrAlien { ...F } }
        fragment F on CatOrDog { __typename }
        """,
        "1:18 Fragment \"F\" cannot be spread here as objects of type \"HumanOrAlien\" can never be of type \"CatOrDog\".");

    [Fact]
    public void Interface_into_foreign_object_is_refused() => AssertErrors(
        "{ human(id: 1) { ... on Pet { name } } }",
        "1:18 Fragment cannot be spread here as objects of type \"Human\" can never be of type \"Pet\".");

    [Fact]
    public void Interfaces_that_share_nothing_is_refused() => AssertErrors(
        "{ someBox { ... on Canine { name } } }",
        "1:13 Fragment cannot be spread here as objects of type \"SomeBox\" can never be of type \"Canine\".");

    [Fact]
    public void Interface_into_foreign_union_is_refused() => AssertErrors(
        "{ humanOrAlien { ... on Pet { name } } }",
        "1:18 Fragment cannot be spread here as objects of type \"HumanOrAlien\" can never be of type \"Pet\".");
}
