namespace Map.Bench.Places.Synthetic;

/// <summary>A place that does not exist.</summary>
/// <param name="Number">1 to the number of places. All of the rest follows from it and the seed.</param>
sealed record SyntheticPlace(
    int Number, Guid Id, string Kind, string Name, string Summary, string Status, double Longitude, double Latitude, string Precision,
    Town Town, string Postcode, string? Website, string Confidence, bool Published, string? FacilityType, string[] Languages,
    int? Organisation, (string? From, string? To)? Period, int? Capacity);
