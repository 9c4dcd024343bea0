using Map.Service.Contributions.Twins;

namespace Map.Service.Tests.Contributions.Twins;

public sealed class TelephoneTests
{
    [Theory]
    [InlineData("020 7456 9750", "GB", "+442074569750")]
    [InlineData("+44 (0)20 7456 9750", null, "+442074569750")]
    [InlineData("01 44 18 60 50", "FR", "+33144186050")]
    [InlineData("06 1234 5678", "IT", "+390612345678")]
    [InlineData("115", "FR", "+33115")]
    [InlineData("no number", "FR", "")]
    public void Number_is_written_as_everybody_would(string number, string? country, string expected) =>
        Assert.Equal(expected, Telephone.Normalise(number, country));

    [Theory]
    [InlineData("+442074569750", "+442074569750", true)]
    [InlineData("+442074569750", "2074569750", true)]
    [InlineData("2074569750", "+442074569750", true)]
    [InlineData("+442074569750", "9750", false)]
    [InlineData("+442074569750", "+332074569750", false)]
    [InlineData("", "", false)]
    public void Numbers_are_compared(string a, string b, bool expected) => Assert.Equal(expected, Telephone.IsSame(a, b));
}
