namespace Map.Gazetteer;

/// <summary>A country or a part of one, from the gazetteer.</summary>
/// <param name="Name">In English.</param>
/// <param name="Names">In other languages.</param>
/// <param name="Also">Other names in use.</param>
/// <param name="Middle">Of a country, one of its towns near the middle; null if the gazetteer has no town of it.</param>
/// <param name="Box">Of a country, around its towns, without distant parts.</param>
sealed record GazetteerArea(string Name, NameList Names, IReadOnlyList<string> Also, Point? Middle = null, Box? Box = null);
