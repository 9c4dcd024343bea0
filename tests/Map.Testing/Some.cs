using Map.V1;

namespace Map.Testing;

/// <summary>Valid input, of which a test changes the part that it is about.</summary>
public static class Some
{
    public static Source Source { get; } = new() { Citation = "A leaflet, 2024" };

    public static Place Place(string name = "A place") => new()
    {
        Name = name,
        Status = PlaceStatus.Open,
        Position = new Position { Latitude = 50.9513, Longitude = 1.8587 },
        Precision = Precision.Building,
        Sources = { Source.Clone() },
        Office = new Office(),
    };

    public static Place DetentionCentre(string name = "A centre")
    {
        var place = Place(name);
        place.DetentionCentre = new DetentionCentre { FacilityType = "removal_centre" };
        return place;
    }

    public static Place SupportGroup(string name = "A group")
    {
        var place = Place(name);
        place.SupportGroup = new SupportGroup();
        return place;
    }
}
