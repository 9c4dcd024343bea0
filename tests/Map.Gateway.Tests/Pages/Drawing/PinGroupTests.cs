using Map.Gateway.Pages.Drawing;

namespace Map.Gateway.Tests.Pages.Drawing;

public class PinGroupTests
{
    static readonly MapView Calais = MapView.Parse("50.95,1.86,9")!;

    [Fact]
    public void Pins_of_one_town_stand_beside_each_other_in_the_order_of_their_numbers()
    {
        var group = Assert.Single(PinGroup.Of(Enumerable.Range(1, 5).Reverse().Select(number => SomePins.At(number, SomePins.Calais)), Calais));
        Assert.Equal([1, 2, 3, 4, 5], group.Signs.Select(sign => sign.Pin.Number));
        Assert.Equal(3, group.Columns);
        Assert.Equal(2, group.Rows);
        Assert.Equal(5, group.Signs.Select(sign => (sign.X, sign.Y)).Distinct().Count());
    }

    [Fact]
    public void Random_pins_never_cover_each_other_and_none_is_lost()
    {
        var random = new Random(14);
        for (var round = 0; round < 200; round++)
        {
            var window = Calais.Window(-40);
            var pins = Enumerable.Range(1, random.Next(1, 40)).Select(number => SomePins.At(
                number,
                Mercator.Latitude(window.MinY + (random.NextDouble() * window.Height)),
                Mercator.Longitude(window.MinX + (random.NextDouble() * window.Width)))).ToList();
            var groups = PinGroup.Of(pins, Calais);
            var signs = groups.SelectMany(group => group.Signs).ToList();
            Assert.Equal(pins.Select(pin => pin.Number), signs.Select(sign => sign.Pin.Number).Order());
            Assert.All(signs, sign => Assert.True(sign.X is > 0 and < MapView.Width && sign.Y is > 0 and < MapView.Height, $"{sign}"));
        }
    }

    [Fact]
    public void Pin_outside_of_the_view_is_not_drawn() =>
        Assert.Empty(PinGroup.Of([SomePins.At(1, 40.4, -3.7)], Calais));

    [Fact]
    public void Pins_far_apart_stand_alone_at_their_points()
    {
        var groups = PinGroup.Of([SomePins.At(1, 50.95, 1.86), SomePins.At(2, 50.99, 2.2)], Calais);
        Assert.Equal(2, groups.Count);
        Assert.InRange(groups[0].X, 359, 361);
        Assert.InRange(groups[0].Y, 269, 271);
    }
}
