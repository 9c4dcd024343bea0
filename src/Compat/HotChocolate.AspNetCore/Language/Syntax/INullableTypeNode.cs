namespace HotChocolate.Language;

/// <summary>A type that may be wrapped in a non-null type.</summary>
public interface INullableTypeNode : ITypeNode;
