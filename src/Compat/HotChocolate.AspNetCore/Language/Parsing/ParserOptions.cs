namespace HotChocolate.Language;

/// <summary>Limits of the parser; beyond them it throws a <see cref="SyntaxException"/>. Parsing comes before every other check.</summary>
public sealed class ParserOptions(
    bool noLocations = false,
    int maxAllowedNodes = int.MaxValue,
    int maxAllowedTokens = 50_000,
    int maxAllowedFields = 2048,
    int maxAllowedRecursionDepth = 200)
{
    public static ParserOptions Default { get; } = new();

    /// <summary>Leaves <see cref="ISyntaxNode.Location"/> null, for documents that need no locations of errors.</summary>
    public bool NoLocations { get; } = noLocations;

    public int MaxAllowedNodes { get; } = maxAllowedNodes;

    public int MaxAllowedTokens { get; } = maxAllowedTokens;

    /// <summary>Maximum number of fields in the document; fragments count once, not per spread.</summary>
    public int MaxAllowedFields { get; } = maxAllowedFields;

    /// <summary>Maximum nesting of selection sets, lists and objects.</summary>
    public int MaxAllowedRecursionDepth { get; } = maxAllowedRecursionDepth;
}
