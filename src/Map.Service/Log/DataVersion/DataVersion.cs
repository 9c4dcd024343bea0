namespace Map.Service.Log.DataVersion;

/// <summary>The version of all data that a response to a caller without a key can depend on.</summary>
/// <param name="Revision">The number of the last revision.</param>
/// <param name="Generation">The restore of the map that it is of.</param>
/// <param name="Position">How far the map had come when it was read, changes without a revision included.</param>
/// <param name="Id">An opaque id: two versions that may give different responses have different ids.</param>
public sealed record DataVersion(long Revision, string Generation, MapPosition Position, string Id);
