namespace Map.Gateway.Http.Errors;

/// <summary>Input that the gateway itself finds wrong, such as an id of another type.</summary>
public sealed class InvalidInputException(IReadOnlyList<Violation> violations) : Exception(Sentence(violations))
{
    public InvalidInputException(string field, string description)
        : this([new(field, description)])
    {
    }

    public IReadOnlyList<Violation> Violations { get; } = violations;

    /// <summary>The violations as one message for people.</summary>
    public static string Sentence(IReadOnlyList<Violation> violations) =>
        string.Join(' ', violations.Select(violation => $"{violation.Field}: {violation.Description}"));
}
