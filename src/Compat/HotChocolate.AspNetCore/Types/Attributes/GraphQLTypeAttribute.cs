namespace HotChocolate;

/// <summary>The type in the schema, where it cannot be told from the C# type.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public class GraphQLTypeAttribute : Attribute
{
    public GraphQLTypeAttribute(Type type) => Type = type;

    /// <param name="typeSyntax">The type as the schema writes it: <c>[Int!]!</c>.</param>
    public GraphQLTypeAttribute(string typeSyntax) => TypeSyntax = typeSyntax;

    public Type? Type { get; }

    public string? TypeSyntax { get; }
}
