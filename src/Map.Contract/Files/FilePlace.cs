using Map.V1;

namespace Map.Contract.Files;

/// <summary>A place for a file.</summary>
/// <param name="Place">The place.</param>
/// <param name="OperatedBy">Names of the organisations that run it: on the day of the filter if it has one, else today.</param>
public sealed record FilePlace(Place Place, IReadOnlyList<string> OperatedBy);
