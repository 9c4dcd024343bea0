namespace Map.Gazetteer;

/// <summary>A locality of the gazetteer close to a point.</summary>
/// <param name="Name">Its usual name.</param>
/// <param name="Middle">Its point in the gazetteer.</param>
/// <param name="Metres">How far that is from the point.</param>
public readonly record struct NearbyLocality(string Name, Point Middle, double Metres);
