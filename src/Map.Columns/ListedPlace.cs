namespace Map.Columns;

/// <summary>What a row of somebody's list says of a place.</summary>
/// <param name="Line">Where the row begins in its file.</param>
/// <param name="Place">What it says in the words of the contract; its kind is unset when nobody has said it. Ids, regions and what the map counts
/// are unset.</param>
/// <param name="Problems">What is wrong or odd with its cells.</param>
public sealed record ListedPlace(long Line, Place Place, IReadOnlyList<CellProblem> Problems)
{
    /// <summary>The number or name of the row in its list; null when the list has none.</summary>
    public string? RowId { get; init; }

    /// <summary>Who runs the place day to day, by the names that the list gives.</summary>
    public IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>Who is responsible for the place, by the names that the list gives.</summary>
    public IReadOnlyList<string> Authorities { get; init; } = [];
}
