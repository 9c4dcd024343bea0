namespace Map.Columns;

/// <summary>What is wrong or odd with a cell.</summary>
/// <param name="Column">The column as the list calls it.</param>
/// <param name="Code">Which kind of problem it is, in lower_case words; warnings are accepted by it.</param>
/// <param name="What">What it says, and what is allowed.</param>
/// <param name="IsWarning">Whether the row can be imported nevertheless.</param>
public sealed record CellProblem(string Column, string Code, string What, bool IsWarning = false);
