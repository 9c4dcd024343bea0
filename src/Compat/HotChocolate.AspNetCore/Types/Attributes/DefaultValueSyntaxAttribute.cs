namespace HotChocolate.Types;

/// <summary>The default of an argument or input field, in GraphQL syntax.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DefaultValueSyntaxAttribute(string? syntax) : Attribute
{
    public string? Syntax { get; } = syntax;
}
