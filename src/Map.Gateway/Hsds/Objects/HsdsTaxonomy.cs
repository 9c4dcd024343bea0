namespace Map.Gateway.Hsds.Objects;

/// <summary>A taxonomy of HSDS 3.1: a vocabulary of the map.</summary>
sealed record HsdsTaxonomy(string Id, string Name, string Description);
