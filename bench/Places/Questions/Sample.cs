namespace Map.Bench.Places.Questions;

/// <summary>One of the towns that the questions are about.</summary>
/// <param name="Region">The code of a region around it, such as FR-62.</param>
sealed record Sample(string Town, double Longitude, double Latitude, string Region);
