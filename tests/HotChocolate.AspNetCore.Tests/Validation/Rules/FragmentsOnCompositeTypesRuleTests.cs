namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class FragmentsOnCompositeTypesRuleTests : ValidationTests
{
    [Fact]
    public void Object_interface_and_union_is_valid() => AssertValid(
        """
        { dog { ...A ...B ...C ... on Pet { name } ... { name } } }
        fragment A on Dog { barks }
        fragment B on Pet { name }
        fragment C on CatOrDog { __typename }
        """);

    [Fact]
    public void Scalar_is_refused() => AssertErrors(
        """
        { dog { ...F } }
        fragment F on Boolean { bad }
        """,
        "2:15 Fragment \"F\" cannot condition on non composite type \"Boolean\".");

    [Fact]
    public void Enum_is_refused() => AssertErrors(
        """
        { dog { ...F } }
        fragment F on Fur { bad }
        """,
        "2:15 Fragment \"F\" cannot condition on non composite type \"Fur\".");

    [Fact]
    public void Input_object_is_refused() => AssertErrors(
        """
        { dog { ...F } }
        fragment F on Point { bad }
        """,
        "2:15 Fragment \"F\" cannot condition on non composite type \"Point\".");

    [Fact]
    public void Inline_on_scalar_is_refused() => AssertErrors(
        "{ dog { ... on String { barks } } }",
        "1:16 Fragment cannot condition on non composite type \"String\".");
}
