namespace Map.Columns;

/// <summary>A word for a type of detention centre.</summary>
/// <param name="Scheme">Whose word it is: a country in lower case, map, or another list.</param>
/// <param name="Word">The word: IRC.</param>
/// <param name="Code">The map's code of the type: removal_centre.</param>
public sealed record FacilityWord(string Scheme, string Word, string Code);
