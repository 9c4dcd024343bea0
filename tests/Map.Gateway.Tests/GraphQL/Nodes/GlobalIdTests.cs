using Map.Gateway.GraphQL.Relay;
using Map.Gateway.Http.Errors;

namespace Map.Gateway.Tests.GraphQL.Nodes;

public class GlobalIdTests
{
    const string Uuid = "0192f0c1-2b3c-7def-8000-000000000001";

    [Fact]
    public void Id_is_base64_of_its_type_and_value()
    {
        Assert.Equal("UmVnaW9uOkZSLTYy", new GlobalId("Region", "FR-62").ToString());
        Assert.True(GlobalId.TryParse("UmVnaW9uOkZSLTYy", out var id));
        Assert.Equal(new GlobalId("Region", "FR-62"), id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("UmVnaW9u")] // Region
    [InlineData("OkZSLTYy")] // :FR-62
    [InlineData("UmVnaW9uOg==")] // Region:
    public void Text_that_is_no_id_is_refused(string text) => Assert.False(GlobalId.TryParse(text, out _));

    [Fact]
    public void Id_of_another_type_is_refused_with_types_allowed()
    {
        var place = new GlobalId("Office", Uuid).ToString();
        var refusal = Assert.Throws<InvalidInputException>(() => GlobalId.Require(place, "filter.organisations[0]", "Organisation"));
        Assert.Equal([new("filter.organisations[0]", "is an id of type Office; allowed: Organisation.")], refusal.Violations);
    }

    [Fact]
    public void Id_whose_value_is_no_uuid_is_refused() =>
        Assert.Throws<InvalidInputException>(() => GlobalId.Require(new GlobalId("Office", "1 or 1=1").ToString(), "id", "Office"));
}
