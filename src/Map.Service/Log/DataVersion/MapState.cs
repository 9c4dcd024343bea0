namespace Map.Service.Log.DataVersion;

/// <summary>A state of the map.</summary>
/// <param name="Revision">The number of the last revision.</param>
/// <param name="Name">Another for each state that may be answered differently.</param>
public sealed record MapState(long Revision, string Name);
