namespace HotChocolate.Language;

/// <summary>Codes of the parser's limits: a text that is too much may be right otherwise.</summary>
static class LimitCodes
{
    public const string Tokens = "HC_MAX_TOKENS";
    public const string Nodes = "HC_MAX_NODES";
    public const string Fields = "HC_MAX_FIELDS";
    public const string Directives = "HC_MAX_DIRECTIVES";
    public const string Nesting = "HC_MAX_NESTING";
}
