namespace Map.Gateway.Pages.Drawing;

/// <summary>A line that is a round number of kilometres long.</summary>
/// <param name="Km">1, 2 or 5, times a power of ten.</param>
/// <param name="Length">In units of the drawing.</param>
public sealed record ScaleBar(double Km, int Length)
{
    const double Most = 180;

    /// <summary>The longest bar of a round length, true at the middle of the view.</summary>
    public static ScaleBar Of(MapView view)
    {
        var unitsOfKm = view.Scale / Mercator.Metres(view.Latitude) * 1_000;
        var most = Most / unitsOfKm;
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        var km = (most / power) switch { >= 5 => 5, >= 2 => 2, _ => 1 } * power;
        return new(km, (int)Math.Round(km * unitsOfKm));
    }
}
