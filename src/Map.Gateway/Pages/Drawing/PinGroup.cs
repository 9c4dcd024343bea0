namespace Map.Gateway.Pages.Drawing;

/// <summary>Pins that are drawn together because their signs would cover each other: those of one town, or of a far view.</summary>
/// <param name="X">The middle of the group on the drawing.</param>
/// <param name="Y">The middle of the group on the drawing.</param>
/// <param name="Pins">Its pins, in the order of their numbers.</param>
public sealed record PinGroup(double X, double Y, IReadOnlyList<MapPin> Pins)
{
    /// <summary>The room of one sign.</summary>
    public const int Cell = 50;

    public int Columns => (int)Math.Ceiling(Math.Sqrt(Pins.Count));

    public int Rows => (Pins.Count + Columns - 1) / Columns;

    public double Width => Columns * Cell;

    public double Height => Rows * Cell;

    public double Left => X - (Width / 2);

    public double Top => Y - (Height / 2);

    /// <summary>Where each sign goes: a neat block of rows around the middle.</summary>
    public IEnumerable<(MapPin Pin, int X, int Y)> Signs => Pins.Select((pin, index) => (
        pin,
        (int)Math.Round(Left + ((index % Columns) + 0.5) * Cell),
        (int)Math.Round(Top + ((index / Columns) + 0.5) * Cell)));

    /// <summary>The pins of a view, joined until no sign covers another; those outside of it are left out.</summary>
    public static IReadOnlyList<PinGroup> Of(IEnumerable<MapPin> pins, MapView view)
    {
        var groups = pins.Select(pin => (Pin: pin, At: view.Place(pin.Position.Longitude, pin.Position.Latitude)))
            .Where(pin => pin.At.X is > 0 and < MapView.Width && pin.At.Y is > 0 and < MapView.Height)
            .Select(pin => new PinGroup(pin.At.X, pin.At.Y, [pin.Pin])).ToList();
        // Each round joins two groups, so it ends.
        while (FirstOverlap(groups) is var (one, other))
        {
            groups[one] = groups[one].With(groups[other]);
            groups.RemoveAt(other);
        }

        return [.. groups.Select(group => group.Inside())];
    }

    static (int One, int Other)? FirstOverlap(List<PinGroup> groups)
    {
        for (var one = 0; one < groups.Count; one++)
        {
            for (var other = one + 1; other < groups.Count; other++)
            {
                if (groups[one].Overlaps(groups[other]))
                    return (one, other);
            }
        }

        return null;
    }

    bool Overlaps(PinGroup other) => Math.Abs(X - other.X) < (Width + other.Width) / 2 && Math.Abs(Y - other.Y) < (Height + other.Height) / 2;

    PinGroup With(PinGroup other)
    {
        double all = Pins.Count + other.Pins.Count;
        return new(
            ((X * Pins.Count) + (other.X * other.Pins.Count)) / all,
            ((Y * Pins.Count) + (other.Y * other.Pins.Count)) / all,
            [.. Pins.Concat(other.Pins).OrderBy(pin => pin.Number)]);
    }

    // A group at the edge is moved into the picture whole.
    PinGroup Inside() => this with
    {
        X = Width >= MapView.Width ? MapView.Width / 2 : Math.Clamp(X, Width / 2, MapView.Width - (Width / 2)),
        Y = Height >= MapView.Height ? MapView.Height / 2 : Math.Clamp(Y, Height / 2, MapView.Height - (Height / 2)),
    };
}
