using Map.Service.Contributions.Twins;
using Map.V1;

namespace Map.Service.Tests.Contributions.Twins;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData("FR", "RE", false)]
    [InlineData("RE", "FR", false)]
    [InlineData("RE", "GP", true)]
    [InlineData("FR", "DE", true)]
    [InlineData("FR", "FR", false)]
    public void Territory_is_no_other_country_than_its_own(string mine, string theirs, bool expected) =>
        Assert.Equal(expected, Comparison.Of(Form(mine), Form(theirs)).IsOtherCountry);

    static PlaceForm Form(string country) => PlaceForm.Of(new Place { Name = "A", Country = country });
}
