namespace HotChocolate.Language;

/// <summary>What the parser takes before it gives up with a <see cref="SyntaxException"/>; parsing comes before any other check.</summary>
public sealed class ParserOptions(
    bool noLocations = false,
    int maxAllowedNodes = int.MaxValue,
    int maxAllowedTokens = 50_000,
    int maxAllowedFields = 2048,
    int maxAllowedRecursionDepth = 200)
{
    public static ParserOptions Default { get; } = new();

    /// <summary>Leaves <see cref="ISyntaxNode.Location"/> null, for text whose errors nobody will be shown.</summary>
    public bool NoLocations { get; } = noLocations;

    public int MaxAllowedNodes { get; } = maxAllowedNodes;

    public int MaxAllowedTokens { get; } = maxAllowedTokens;

    /// <summary>Fields selected in the whole document, before fragments are spread.</summary>
    public int MaxAllowedFields { get; } = maxAllowedFields;

    /// <summary>Selection sets, lists and objects inside each other.</summary>
    public int MaxAllowedRecursionDepth { get; } = maxAllowedRecursionDepth;
}
