namespace Map.Bench.Places.Synthetic;

/// <summary>A real town, from the gazetteer.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
sealed record Town(string Name, string Country, double Longitude, double Latitude, int Population);
