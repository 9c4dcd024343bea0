using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Map.Gateway.Pages.Drawing;

namespace Map.Gateway.Tests.Pages.Drawing;

public sealed partial class MapDrawingTests
{
    // What is left for pins of the 3.5 KB that the picture of an answer may take, compressed.
    const int MostBytes = 3_000;

    static readonly BaseMap Ground = BaseMap.OfThisBuild();

    [Theory]
    [InlineData("50.95,1.86,9")]
    [InlineData("51.2,0.8,8.5")]
    [InlineData("46.6,2.4,5")]
    [InlineData("50,10,3.5")]
    [InlineData("38.5,23.5,6.5")]
    [InlineData("60.5,6,7")]
    [InlineData("-12.8,45.2,9")]
    [InlineData("0,0,1")]
    public void Picture_is_small(string view)
    {
        var drawing = MapDrawing.Of(Ground, MapView.Parse(view)!, "en", []);
        Assert.NotEmpty(drawing.Land);
        var text = drawing.Land + drawing.Lakes + drawing.Rivers + drawing.Parts + drawing.Borders + string.Join(' ', drawing.Labels.Select(label => $"{label.X} {label.Y} {label.Text}"));
        Assert.InRange(Compressed(text), 1, MostBytes);
    }

    [Theory]
    [InlineData("50.95,1.86,9")]
    [InlineData("50,10,3.5")]
    public void Coordinates_are_whole_and_inside_of_the_picture(string view)
    {
        var drawing = MapDrawing.Of(Ground, MapView.Parse(view)!, "en", []);
        Assert.Matches(@"^[mlz\d -]+$", drawing.Land);
        foreach (var (x, y) in Points(drawing.Land))
        {
            Assert.InRange(x, -10, MapView.Width + 10);
            Assert.InRange(y, -10, MapView.Height + 10);
        }
    }

    [Fact]
    public void Calais_is_on_land_and_the_strait_is_water()
    {
        var view = MapView.Parse("51,1.6,9")!;
        var land = Points(MapDrawing.Of(Ground, view, null, []).Land, out var rings);
        Assert.NotEmpty(land);
        Assert.True(IsInside(rings, view.Place(1.95, 50.85)));
        Assert.False(IsInside(rings, view.Place(1.55, 51.02)));
    }

    [Fact]
    public void Names_are_in_the_language_of_the_page()
    {
        var view = MapView.Parse("51.2,1,7")!;
        Assert.Contains("Londres", MapDrawing.Of(Ground, view, "fr", []).Labels.Select(label => label.Text));
        Assert.Contains("لندن", MapDrawing.Of(Ground, view, "ar", []).Labels.Select(label => label.Text));
    }

    [Fact]
    public void Names_leave_room_for_pins()
    {
        var view = MapView.Parse("50.95,1.86,9")!;
        Assert.Contains("Calais", MapDrawing.Of(Ground, view, "en", []).Labels.Select(label => label.Text));
        Assert.DoesNotContain("Calais", MapDrawing.Of(Ground, view, "en", PinGroup.Of([SomePins.At(1, SomePins.Calais)], view)).Labels.Select(label => label.Text));
    }

    [Fact]
    public void Scale_bar_is_as_long_as_it_says()
    {
        var view = MapView.Parse("51,0,8")!;
        var bar = ScaleBar.Of(view);
        Assert.Equal(bar.Km * 1_000, bar.Length / view.Scale * Mercator.Metres(51), bar.Km * 10);
        Assert.InRange(bar.Length, 60, 181);
    }

    [Fact]
    public void Numbers_of_countries_do_not_cover_each_other()
    {
        var countries = Ground.Towns.Countries.Select(spot => new CountryTally(spot.Country, spot.Name, 12, "#")).ToList();
        var placed = PlacedTally.Of(countries.Where(country => country.Code is not ("VA" or "SM" or "MC" or "LI" or "AD" or "GI" or "JE" or "GG")), MapView.Europe, Ground.Towns);
        Assert.True(placed.Count > 30);
        foreach (var one in placed)
            Assert.DoesNotContain(placed, other => other != one && Math.Abs(one.X - other.X) < one.Width - 1 && Math.Abs(one.Y - other.Y) < PlacedTally.Height - 1);
    }

    static int Compressed(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return (int)buffer.Length;
    }

    static List<(int X, int Y)> Points(string path) => Points(path, out _);

    static List<(int X, int Y)> Points(string path, out List<List<(int X, int Y)>> rings)
    {
        rings = [];
        var (x, y) = (0, 0);
        foreach (var ring in path.Split('z', StringSplitOptions.RemoveEmptyEntries))
        {
            var numbers = Number().Matches(ring).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
            var points = new List<(int X, int Y)>();
            for (var index = 0; index < numbers.Count; index += 2)
            {
                (x, y) = (x + numbers[index], y + numbers[index + 1]);
                points.Add((x, y));
            }

            rings.Add(points);
            (x, y) = points[0];
        }

        return [.. rings.SelectMany(ring => ring)];
    }

    static bool IsInside(List<List<(int X, int Y)>> rings, NetTopologySuite.Geometries.Coordinate at)
    {
        var isInside = false;
        foreach (var ring in rings)
        {
            for (var (index, last) = (0, ring.Count - 1); index < ring.Count; last = index++)
            {
                var (a, b) = (ring[index], ring[last]);
                if (a.Y > at.Y != b.Y > at.Y && at.X < ((b.X - a.X) * (at.Y - a.Y) / (b.Y - a.Y)) + a.X)
                    isInside = !isInside;
            }
        }

        return isInside;
    }

    [GeneratedRegex(@"-?\d+")]
    private static partial Regex Number();
}
