using Map.Gateway.Pages.Drawing;

namespace Map.Gateway.Tests.Pages.Drawing;

public class MapViewTests
{
    [Fact]
    public void Text_is_read_as_it_is_written()
    {
        var view = MapView.Parse("50.95,1.86,9.5")!;
        Assert.Equal(new MapView(50.95, 1.86, 9.5), view);
        Assert.Equal(view, MapView.Parse(view.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("50,1")]
    [InlineData("50,1,9,2")]
    [InlineData("north,1,9")]
    [InlineData("NaN,1,9")]
    [InlineData("Infinity,1,9")]
    public void Other_text_is_no_view(string? text) => Assert.Null(MapView.Parse(text));

    [Theory]
    [InlineData("90,500,99", 80, 180, 13)]
    [InlineData("-90,-500,-3", -80, -180, 1)]
    public void View_stays_in_the_world(string text, double latitude, double longitude, double zoom) =>
        Assert.Equal(new MapView(latitude, longitude, zoom), MapView.Parse(text));

    [Fact]
    public void View_of_a_box_has_its_corners()
    {
        var kent = MapView.Of(0.03, 50.91, 1.45, 51.45);
        foreach (var (longitude, latitude) in new[] { (0.03, 50.91), (1.45, 51.45) })
            Assert.True(kent.Window().Contains(Mercator.Project(longitude, latitude)));
        Assert.False(kent.Zoomed(1)!.Window().Contains(Mercator.Project(0.03, 50.91)));
    }

    [Fact]
    public void Box_across_the_antimeridian_is_seen_where_it_is() =>
        Assert.InRange(Math.Abs(MapView.Of(177, -19, -178, -16).Longitude), 179, 180);

    [Fact]
    public void Step_to_the_east_and_back_is_where_it_began()
    {
        var view = MapView.Parse("50.95,1.86,9")!;
        var east = view.Moved(1, 0);
        Assert.True(east.Longitude > view.Longitude);
        Assert.Equal(view.Longitude, east.Moved(-1, 0).Longitude, 6);
        Assert.True(view.Moved(0, 1).Latitude < view.Latitude);
    }

    [Fact]
    public void Scale_ends_at_both_ends()
    {
        Assert.Null(MapView.Parse("0,0,13")!.Zoomed(1));
        Assert.Null(MapView.Parse("0,0,1")!.Zoomed(-1));
    }

    [Fact]
    public void View_of_one_pin_shows_the_country_around_it() =>
        Assert.InRange(MapView.Of([SomePins.At(1, SomePins.Calais)])!.Zoom, 8, 10);
}
