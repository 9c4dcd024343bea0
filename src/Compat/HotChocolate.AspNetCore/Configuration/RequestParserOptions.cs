namespace HotChocolate.Execution.Options;

/// <summary>The bounds of a document, checked while it is read.</summary>
public sealed class RequestParserOptions
{
    public int MaxAllowedTokens { get; set; } = 15_000;

    public int MaxAllowedFields { get; set; } = 2048;
}
