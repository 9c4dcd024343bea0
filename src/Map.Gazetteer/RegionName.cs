namespace Map.Gazetteer;

/// <summary>What the gazetteer needs to know about a region.</summary>
/// <param name="Names">In other languages than English.</param>
/// <param name="Middle">A point inside of its largest part.</param>
/// <param name="Box">Around its largest part and everything within ten degrees of it: Spain with the Canaries, France without
/// Réunion.</param>
public sealed record RegionName(string Code, string Name, NameList Names, RegionKind Kind, string? Parent, Point Middle, Box Box);
