using HotChocolate.Validation;

namespace HotChocolate.AspNetCore.Tests.Validation;

public class DocumentValidatorTests : ValidationTests
{
    [Fact]
    public void Errors_of_different_rules_are_in_document_order() => AssertErrors(
        """
        query A($unused: Int, $pet: Pet) {
          dog { unknown ...F }
          dog { name: nickname name }
        }
        fragment F on Dog { knows(comand: SIT) owner }
        fragment G on Dog { name @skip }
        """,
        "1:9 Variable \"$unused\" is never used in operation \"A\".",
        "1:23 Variable \"$pet\" is never used in operation \"A\".",
        "1:29 Variable \"$pet\" cannot be non-input type \"Pet\".",
        "2:9 Cannot query field \"unknown\" on type \"Dog\". Did you mean \"knows\"?",
        "3:9 3:24 Fields \"name\" conflict because \"nickname\" and \"name\" are different fields. " +
        "Use different aliases on the fields to fetch both if this was intentional.",
        "5:27 Unknown argument \"comand\" on field \"Dog.knows\". Did you mean \"command\"?",
        "5:40 Field \"owner\" of type \"Human\" must have a selection of subfields. Did you mean \"owner { ... }\"?",
        "6:1 Fragment \"G\" is never used.",
        "6:26 Argument \"@skip(if:)\" of type \"Boolean!\" is required, but it was not provided.");

    [Fact]
    public void Unknown_field_is_named_in_extensions()
    {
        var error = Assert.Single(Validate("{ alias: nope }"));

        Assert.Equal("Query", error.Extensions?["type"]);
        Assert.Equal("nope", error.Extensions?["field"]);
        Assert.Equal("alias", error.Extensions?["responseName"]);
    }

    [Fact]
    public void Errors_up_to_limit_are_reported()
    {
        var options = new ValidationOptions { MaxAllowedErrors = 2 };

        Assert.Equal(["a", "b"], Validate("{ a b }", options).Select(error => error.Extensions?["field"]));
        Assert.Equal(
            ["1:3 Cannot query field \"a\" on type \"Query\".", "1:5 Cannot query field \"b\" on type \"Query\".",
                "Too many validation errors, error limit reached. Validation aborted."],
            Validate("{ a b c }", options).Select(Describe));
    }

    [Fact]
    public void Repeated_validation_has_same_errors() => Assert.Equal(
        Validate("{ dog { ...A nope } }").Select(Describe),
        Validate("{ dog { ...A nope } }").Select(Describe));
}
