namespace HotChocolate.Execution.Options;

/// <summary>How much a document may hold, checked while it is read.</summary>
public sealed class RequestParserOptions
{
    public int MaxAllowedTokens { get; set; } = 15_000;

    /// <summary>Fields selected in the whole document, before fragments are spread.</summary>
    public int MaxAllowedFields { get; set; } = 2048;
}
