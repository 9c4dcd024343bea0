namespace Map.Gateway.Hsds.Objects;

/// <summary>An area that a service covers, as HSDS 3.1 has it.</summary>
/// <param name="Uri">The page of the region; null for an area in the words of a source.</param>
sealed record HsdsServiceArea(string Id, string ServiceId, string Name, string? Uri);
