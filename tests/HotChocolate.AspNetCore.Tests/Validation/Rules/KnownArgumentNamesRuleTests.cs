namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class KnownArgumentNamesRuleTests : ValidationTests
{
    [Fact]
    public void Known_arguments_is_valid() => AssertValid(
        "{ dog { knows(command: SIT) ... on Dog { houseTrained(atHouses: false) } name @limit(to: 3) } args { two(a: 1, b: 2) } }");

    [Fact]
    public void Unknown_argument_is_refused() => AssertErrors(
        "{ dog { knows(unknown: true) } }",
        "1:15 Unknown argument \"unknown\" on field \"Dog.knows\".");

    [Fact]
    public void Misspelt_argument_is_refused() => AssertErrors(
        "{ dog { knows(comand: SIT, command: SIT) } }",
        "1:15 Unknown argument \"comand\" on field \"Dog.knows\". Did you mean \"command\"?");

    [Fact]
    public void Several_unknown_is_refused() => AssertErrors(
        "{ dog { knows(whoknows: 1, command: SIT, unknown: true) } human(id: 1) { pets { name(x: 1) } } }",
        "1:15 Unknown argument \"whoknows\" on field \"Dog.knows\".",
        "1:42 Unknown argument \"unknown\" on field \"Dog.knows\".",
        "1:86 Unknown argument \"x\" on field \"Pet.name\".");

    [Fact]
    public void Unknown_on_directive_is_refused() => AssertErrors(
        "{ dog { name @skip(unless: true, if: false) } }",
        "1:20 Unknown argument \"unless\" on directive \"@skip\".");

    [Fact]
    public void Arguments_of_unknown_field_are_not_checked() => AssertErrors(
        "{ dog { unknown(a: 1) } }",
        "1:9 Cannot query field \"unknown\" on type \"Dog\". Did you mean \"knows\"?");

    [Fact]
    public void Unknown_on_typename_is_refused() => AssertErrors(
        "{ dog { barks } pet { name(surname: true) } being { ... on Pet { name(surnme: true) } } }",
        "1:71 Unknown argument \"surnme\" on field \"Pet.name\". Did you mean \"surname\"?");
}
