using Map.Gateway.Pages.Drawing;

namespace Map.Gateway.Tests.Pages.Drawing;

/// <summary>Pins at positions that matter.</summary>
static class SomePins
{
    /// <summary>In the middle of Calais, as the gazetteer has it.</summary>
    public static V1.Position Calais => new() { Latitude = 50.9519, Longitude = 1.8563 };

    public static MapPin At(int number, V1.Position position, V1.Precision precision = V1.Precision.Town) => new(
        number,
        new() { Id = $"{number}", Name = $"Place {number}", Kind = V1.PlaceKind.SupportGroup, Position = position, Precision = precision, Country = "FR" },
        $"#p{number}");

    public static MapPin At(int number, double latitude, double longitude) =>
        At(number, new() { Latitude = latitude, Longitude = longitude }, V1.Precision.Building);
}
