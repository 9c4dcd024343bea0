namespace Map.Service.Places.Filter;

/// <summary>A region that has the name that was asked for.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its usual name.</param>
/// <param name="Parent">The usual name of the region that it is a part of, if there is one.</param>
sealed record NamedRegion(string Code, string Name, string? Parent);
