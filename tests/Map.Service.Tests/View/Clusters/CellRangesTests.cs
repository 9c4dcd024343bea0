using Map.Service.View.Clusters;
using Map.V1;

namespace Map.Service.Tests.View.Clusters;

/// <summary>The ranges of cells hold whatever the box does, and little else.</summary>
public sealed class CellRangesTests
{
    const int Cells = 2048;

    [Fact]
    public void Ranges_hold_every_place_of_box_borders_included()
    {
        var random = new Random(3);
        var wide = 0;
        for (var i = 0; i < 500; i++)
        {
            var box = Some(random);
            if (CellRanges.Of(box) is not { } ranges) continue;
            wide++;
            Assert.InRange(ranges.First.Length, 1, 32);
            Assert.All(ranges.First.Zip(ranges.Last), range => Assert.True(range.First <= range.Second));
            Assert.All(ranges.First.Skip(1).Zip(ranges.Last), pair => Assert.True(pair.First > pair.Second + 1));
            for (var j = 0; j < 40; j++) Holds(ranges, Longitude(box, random), Between(box.South, box.North, random), box);
            if (box.East == 180) Holds(ranges, -180, box.North, box);
            if (box.West == -180) Holds(ranges, 180, box.South, box);
            if (box.North == 90) Holds(ranges, random.Next(-180, 181), 90, box);
            if (box.South == -90) Holds(ranges, random.Next(-180, 181), -90, box);
        }
        Assert.True(wide > 200, $"Only {wide} boxes have ranges; they test little.");
    }

    [Fact]
    public void Whole_world_is_one_range()
    {
        var ranges = CellRanges.Of(new Box { West = -180, South = -90, East = 180, North = 90 })!;

        Assert.Equal(0, Assert.Single(ranges.First));
        Assert.Equal((Cells * Cells) - 1, Assert.Single(ranges.Last));
    }

    [Theory]
    [InlineData(2.3, 48.8, 2.4, 48.85)]
    [InlineData(-179.5, 10.5, 180, 10.6)]
    [InlineData(1, -90, 2, -90)]
    [InlineData(7, 7, 7, 7)]
    public void Box_that_is_small_or_thin_has_none(double west, double south, double east, double north) =>
        Assert.Null(CellRanges.Of(new Box { West = west, South = south, East = east, North = north }));

    static void Holds(CellRanges ranges, double longitude, double latitude, Box box)
    {
        var cell = Cell(longitude, latitude);
        Assert.True(ranges.First.Zip(ranges.Last).Any(range => range.First <= cell && cell <= range.Second),
            $"{longitude} {latitude} of {box}");
    }

    static int Cell(double longitude, double latitude)
    {
        var column = longitude == 180 ? 0 : (int)Math.Floor((longitude + 180) / 360 * Cells);
        var radians = Math.Clamp(latitude, -85.051128779806604, 85.051128779806604) * Math.PI / 180;
        var row = Math.Clamp((int)Math.Floor((0.5 - (Math.Asinh(Math.Tan(radians)) / (2 * Math.PI))) * Cells), 0, Cells - 1);
        return Enumerable.Range(0, 11).Sum(bit => (((column >> bit) & 1) << (2 * bit)) | (((row >> bit) & 1) << ((2 * bit) + 1)));
    }

    // Of all sizes; some on whole degrees, on the borders of cells, at the antimeridian and across it, and at the poles.
    static Box Some(Random random)
    {
        var (width, height) = (Math.Pow(10, random.NextDouble() * 2.5), Math.Pow(10, random.NextDouble() * 2.2));
        var (west, south) = ((random.NextDouble() * 360) - 180, (random.NextDouble() * 180) - 90);
        if (random.Next(3) == 0) (west, width) = (Math.Round(west), Math.Ceiling(width));
        if (random.Next(3) == 0) (west, width) = (random.Next(Cells) * 360.0 / Cells - 180, random.Next(1, 200) * 360.0 / Cells);
        var east = west + width;
        return new Box
        {
            West = random.Next(8) == 0 ? -180 : west,
            East = random.Next(8) == 0 || width >= 360 ? 180 : east > 180 ? east - 360 : east,
            South = random.Next(8) == 0 ? -90 : south,
            North = random.Next(8) == 0 ? 90 : Math.Min(90, south + height),
        };
    }

    static double Longitude(Box box, Random random)
    {
        if (box.West <= box.East) return Between(box.West, box.East, random);
        return random.Next(2) == 0 ? Between(box.West, 180, random) : Between(-180, box.East, random);
    }

    static double Between(double low, double high, Random random) =>
        random.Next(4) switch { 0 => low, 1 => high, _ => Math.Min(high, low + (random.NextDouble() * (high - low))) };
}
