namespace Map.Gateway.Http.Errors;

/// <summary>A field that somebody else has changed since.</summary>
/// <param name="Field">Its name in the schema.</param>
/// <param name="Theirs">What it is now: texts, as in a history.</param>
/// <param name="Yours">What the caller would make of it.</param>
public sealed record FieldConflict(string Field, IReadOnlyList<string> Theirs, IReadOnlyList<string> Yours);
