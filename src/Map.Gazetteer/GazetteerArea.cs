namespace Map.Gazetteer;

/// <summary>A country or a part of one, as the gazetteer names it.</summary>
/// <param name="Name">In English.</param>
/// <param name="Names">In other languages.</param>
/// <param name="Also">What else people call it.</param>
sealed record GazetteerArea(string Name, NameList Names, IReadOnlyList<string> Also);
