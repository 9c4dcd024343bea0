namespace Map.Bench.Places.Synthetic;

/// <summary>An invented place.</summary>
/// <param name="Number">1 to the number of places. It and the seed of the random numbers determine everything else.</param>
sealed record SyntheticPlace(
    int Number, Guid Id, string Kind, string Name, string Summary, string Status, double Longitude, double Latitude, string Precision,
    Town Town, string Postcode, string? Website, string Confidence, bool Published, string? FacilityType, string[] Languages,
    int? Organisation, (string? From, string? To)? Period, int? Capacity);
