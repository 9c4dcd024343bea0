namespace Map.Gazetteer;

/// <summary>A country or a part of one, from the gazetteer.</summary>
/// <param name="Name">In English.</param>
/// <param name="Names">In other languages.</param>
/// <param name="Also">Other names in use.</param>
sealed record GazetteerArea(string Name, NameList Names, IReadOnlyList<string> Also);
