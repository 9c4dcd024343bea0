using Map.Gateway.Reconcile;

namespace Map.Gateway.Tests.Reconcile;

public class CountryTextTests
{
    [Theory]
    [InlineData("FRA", "FR")]
    [InlineData(" fra ", "FR")]
    [InlineData("UK", "GB")]
    [InlineData("XKX", "XK")]
    [InlineData("de", "DE")]
    [InlineData("ROU", "RO")]
    [InlineData("ZZZ", null)]
    [InlineData("", null)]
    public void Codes_of_two_and_three_letters_are_read(string text, string? expected) => Assert.Equal(expected, CountryText.CodeOf(text));
}
