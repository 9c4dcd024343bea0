using Map.Gateway.Pages.Drawing;

namespace Map.Gateway.Tests.Pages.Drawing;

public class MapPinTests
{
    static readonly V1.Position Exact = new() { Latitude = 50.951987, Longitude = 1.856321 };

    [Theory]
    [InlineData(V1.Precision.Region, 51.0, 1.9)]
    [InlineData(V1.Precision.Town, 50.95, 1.86)]
    [InlineData(V1.Precision.Locality, 50.95, 1.86)]
    [InlineData(V1.Precision.Building, 50.952, 1.8563)]
    public void Position_is_no_finer_than_its_precision(V1.Precision precision, double latitude, double longitude)
    {
        var position = SomePins.At(1, Exact, precision).Position;
        Assert.Equal(latitude, position.Latitude);
        Assert.Equal(longitude, position.Longitude);
    }

    [Fact]
    public void Only_a_region_is_vague()
    {
        Assert.True(SomePins.At(1, Exact, V1.Precision.Region).IsVague);
        Assert.False(SomePins.At(1, Exact).IsVague);
    }

    [Fact]
    public void Country_is_that_of_most_pins()
    {
        var abroad = SomePins.At(3, Exact);
        abroad.Place.Country = "BE";
        Assert.Equal("FR", MapPin.CountryOf([abroad, SomePins.At(1, Exact), SomePins.At(2, Exact)]));
        Assert.Null(MapPin.CountryOf([]));
    }
}
