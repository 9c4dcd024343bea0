namespace Map.Gazetteer;

/// <summary>A region as the gazetteer sees it.</summary>
/// <param name="Names">In other languages than English.</param>
/// <param name="Middle">A point inside of its largest part.</param>
/// <param name="Box">Around its largest part and what lies within ten degrees of that: Spain with the Canaries, France without Réunion.</param>
public sealed record RegionName(string Code, string Name, NameList Names, RegionKind Kind, string? Parent, Point Middle, Box Box);
