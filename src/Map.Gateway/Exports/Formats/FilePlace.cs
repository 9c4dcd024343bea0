namespace Map.Gateway.Exports.Formats;

/// <summary>A place as a file has it.</summary>
/// <param name="Place">The place.</param>
/// <param name="OperatedBy">Names of the organisations that run it: on the day that the file is about, else today.</param>
public sealed record FilePlace(V1.Place Place, IReadOnlyList<string> OperatedBy);
