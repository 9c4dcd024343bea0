namespace Map.Columns;

/// <summary>A word of a list that the map does not know, asked about once. <see cref="Mapping.Words"/> says what it means.</summary>
/// <param name="Field">The field of its column.</param>
/// <param name="Column">The column as the list calls it.</param>
/// <param name="Word">The word, as its first row writes it.</param>
/// <param name="Rows">How many rows have it.</param>
/// <param name="FirstLines">Where the first of them begin; at most 5.</param>
/// <param name="Allowed">What it can mean.</param>
public sealed record UnknownWord(string Field, string Column, string Word, int Rows, IReadOnlyList<long> FirstLines, IReadOnlyList<string> Allowed);
