namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class ExecutableDefinitionsRuleTests : ValidationTests
{
    [Fact]
    public void Operation_and_fragment_is_valid() => AssertValid(
        """
        query A { dog { ...F } }
        fragment F on Dog { name }
        """);

    [Fact]
    public void Type_definition_is_refused() => AssertErrors(
        """
        { dog { name } }
        type Cow { name: String }
        """,
        "2:1 The \"Cow\" definition is not executable.");

    [Fact]
    public void Schema_definition_is_refused() => AssertErrors(
        """
        { dog { name } }
        schema { query: Query }
        """,
        "2:1 The schema definition is not executable.");

    [Fact]
    public void Directive_definition_and_extension_is_refused() => AssertErrors(
        """
        { dog { name } }
        directive @x on FIELD
        extend type Dog { color: String }
        """,
        "2:1 The \"x\" definition is not executable.",
        "3:1 The \"Dog\" definition is not executable.");
}
