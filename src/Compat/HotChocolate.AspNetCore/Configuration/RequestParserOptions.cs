namespace HotChocolate.Execution.Options;

/// <summary>How much a request may hold: its document, checked while it is read and validated, and its variables.</summary>
public sealed class RequestParserOptions
{
    public int MaxAllowedTokens { get; set; } = 15_000;

    public int MaxAllowedNodes { get; set; } = int.MaxValue;

    public int MaxAllowedFields { get; set; } = 2048;

    /// <summary>Directives at one place, such as a field.</summary>
    public int MaxAllowedDirectives { get; set; } = 4;

    /// <summary>Directives at all places together.</summary>
    public int MaxAllowedDirectivesInDocument { get; set; } = 500;

    /// <summary>Selection sets, lists and objects inside each other.</summary>
    public int MaxAllowedRecursionDepth { get; set; } = 200;

    /// <summary>Fields with another name than their own.</summary>
    public int MaxAllowedAliases { get; set; } = 300;

    /// <summary>Aliases of one field of one type.</summary>
    public int MaxAllowedFieldRepeats { get; set; } = 100;

    /// <summary>Fields that an operation selects of its root type, fragments spread.</summary>
    public int MaxAllowedRootFields { get; set; } = 100;

    /// <summary>Bytes of JSON of all variables together.</summary>
    public int MaxAllowedVariableBytes { get; set; } = 256 * 1024;

    /// <summary>Values in the lists and objects of all variables together.</summary>
    public int MaxAllowedVariableValues { get; set; } = 10_000;

    /// <summary>Lists and objects inside each other in a variable.</summary>
    public int MaxAllowedVariableDepth { get; set; } = 16;
}
