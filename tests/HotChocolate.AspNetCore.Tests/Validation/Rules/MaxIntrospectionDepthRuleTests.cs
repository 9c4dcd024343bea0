namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class MaxIntrospectionDepthRuleTests : ValidationTests
{
    [Fact]
    public void Two_lists_deep_is_valid() => AssertValid(
        "{ __schema { types { name fields { name args { name type { name ofType { name } } } type { name ofType { ofType { name } } } } interfaces { name } possibleTypes { name } inputFields { name } } } }");

    [Fact]
    public void Three_lists_deep_is_refused() => AssertErrors(
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
        "1:3 Maximum introspection depth exceeded");

    [Fact]
    public void Three_lists_deep_by_type_is_refused() => AssertErrors(
        """
        { __type(name: "Dog") { fields { type { interfaces { possibleTypes { name } } } } } }
        """,
        "1:3 Maximum introspection depth exceeded");

    [Fact]
    public void Three_lists_deep_through_fragments_is_refused() => AssertErrors(
        """
        { __schema { types { ...A } } other: __schema { queryType { ...A } } }
        fragment A on __Type { fields { type { ...B } } }
        fragment B on __Type { fields { type { ...C } } }
        fragment C on __Type { inputFields { name } }
        """,
        "1:3 Maximum introspection depth exceeded",
        "1:31 Maximum introspection depth exceeded");

    [Fact]
    public void Lists_of_other_types_is_valid() => AssertValid(
        "{ human(id: 1) { relatives { relatives { relatives { relatives { name } } } } } }");
}
