namespace HotChocolate;

/// <summary>The type in the schema, if it cannot be inferred from the C# type.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public class GraphQLTypeAttribute : Attribute
{
    public GraphQLTypeAttribute(Type type) => Type = type;

    /// <param name="typeSyntax">The type in GraphQL syntax: <c>[Int!]!</c>.</param>
    public GraphQLTypeAttribute(string typeSyntax) => TypeSyntax = typeSyntax;

    public Type? Type { get; }

    public string? TypeSyntax { get; }
}
