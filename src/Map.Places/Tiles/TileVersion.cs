namespace Map.Places.Tiles;

/// <summary>A state of the map.</summary>
/// <param name="Revision">The last revision.</param>
/// <param name="At">When that was: after a backup was put back, another revision may have the number.</param>
/// <param name="Day">The date in the database.</param>
readonly record struct TileVersion(long Revision, DateTime At, DateOnly Day);
