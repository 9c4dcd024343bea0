namespace Map.Service.Geo;

/// <summary>The rules for positions, boxes and distances. The messages do not repeat a position: it may be where the caller is.</summary>
static class PositionRules
{
    /// <summary>Half of the earth's circumference: a greater radius includes everything.</summary>
    const double Farthest = 20_037_508;

    public static void CheckRequired(Position? position, string field, Violations violations)
    {
        if (position is null) violations.Add(field, "is required.");
        else Check(position, field, violations);
    }

    public static void Check(Position position, string field, Violations violations)
    {
        CheckLatitude(position.Latitude, $"{field}.latitude", violations);
        CheckLongitude(position.Longitude, $"{field}.longitude", violations);
    }

    public static void Check(Box box, string field, Violations violations)
    {
        CheckLongitude(box.West, $"{field}.west", violations);
        CheckLatitude(box.South, $"{field}.south", violations);
        CheckLongitude(box.East, $"{field}.east", violations);
        CheckLatitude(box.North, $"{field}.north", violations);
        if (box.South > box.North) violations.Add($"{field}.south", "is greater than north. Swap the two.");
    }

    public static void CheckRadius(double metres, string field, Violations violations)
    {
        if (metres is not (> 0 and <= Farthest)) violations.Add(field, "is not a distance in metres: greater than 0, at most 20,037,508.");
    }

    /// <summary>To about a centimetre: what a computation adds beyond that is noise.</summary>
    public static double Rounded(double degrees) => Math.Round(degrees, 7);

    // A NaN fails every comparison, so it is refused, too.
    public static bool IsLatitude(double degrees) => degrees is >= -90 and <= 90;

    public static bool IsLongitude(double degrees) => degrees is >= -180 and <= 180;

    public static void CheckLatitude(double degrees, string field, Violations violations)
    {
        if (!IsLatitude(degrees)) violations.Add(field, "is not a latitude: -90 to 90 degrees.");
    }

    public static void CheckLongitude(double degrees, string field, Violations violations)
    {
        if (!IsLongitude(degrees)) violations.Add(field, "is not a longitude: -180 to 180 degrees.");
    }
}
