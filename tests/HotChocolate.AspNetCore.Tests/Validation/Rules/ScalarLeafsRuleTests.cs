namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class ScalarLeafsRuleTests : ValidationTests
{
    [Fact]
    public void Scalar_without_selection_is_valid() => AssertValid("{ dog { barks } }");

    [Fact]
    public void Object_without_selection_is_refused() => AssertErrors(
        "{ human }",
        "1:3 Field \"human\" of type \"Human\" must have a selection of subfields. Did you mean \"human { ... }\"?");

    [Fact]
    public void Interface_list_without_selection_is_refused() => AssertErrors(
        "{ human(id: 1) { pets } }",
        "1:18 Field \"pets\" of type \"[Pet]\" must have a selection of subfields. Did you mean \"pets { ... }\"?");

    [Fact]
    public void Object_list_without_selection_is_refused() => AssertErrors(
        "{ human(id: 1) { relatives } }",
        "1:18 Field \"relatives\" of type \"[Human]!\" must have a selection of subfields. Did you mean \"relatives { ... }\"?");

    [Fact]
    public void Scalar_with_selection_is_refused() => AssertErrors(
        "{ dog { barks { sinceWhen } } }",
        "1:15 Field \"barks\" must not have a selection since type \"Boolean\" has no subfields.");

    [Fact]
    public void Enum_with_selection_is_refused() => AssertErrors(
        "{ cat { fur { inHexDec } } }",
        "1:13 Field \"fur\" must not have a selection since type \"Fur\" has no subfields.");

    [Fact]
    public void Scalar_with_arguments_and_selection_is_refused() => AssertErrors(
        "{ dog { knows(command: SIT) { sinceWhen } } }",
        "1:29 Field \"knows\" must not have a selection since type \"Boolean\" has no subfields.");

    [Fact]
    public void Scalar_with_directive_and_selection_is_refused() => AssertErrors(
        "{ dog { name @include(if: true) { isAlsoHumanName } } }",
        "1:33 Field \"name\" must not have a selection since type \"String\" has no subfields.");
}
