namespace HotChocolate.Execution.Options;

/// <summary>Limits on a document, checked while it is parsed.</summary>
public sealed class RequestParserOptions
{
    public int MaxAllowedTokens { get; set; } = 15_000;

    /// <summary>Maximum number of fields in the document; fragments count once, not per spread.</summary>
    public int MaxAllowedFields { get; set; } = 2048;
}
