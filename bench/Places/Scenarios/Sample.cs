namespace Map.Bench.Places.Scenarios;

/// <summary>One of the towns that the queries are about.</summary>
/// <param name="Region">The code of a region that contains the town, such as FR-62.</param>
sealed record Sample(string Town, double Longitude, double Latitude, string Region);
