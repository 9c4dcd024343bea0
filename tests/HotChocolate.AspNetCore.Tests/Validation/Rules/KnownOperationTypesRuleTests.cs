namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class KnownOperationTypesRuleTests : ValidationTests
{
    [Fact]
    public void Query_is_valid() => AssertValid("{ dog { name } }");

    [Fact]
    public void Subscription_is_valid() => AssertValid("subscription { petAdded { name } }");

    [Fact]
    public void Mutation_without_root_type_is_refused() => AssertErrors(
        "mutation { dog { name } }",
        "1:1 The mutation operation is not supported by the schema.");
}
