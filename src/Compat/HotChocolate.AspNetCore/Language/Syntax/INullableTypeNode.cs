namespace HotChocolate.Language;

/// <summary>A type that may stand inside a non-null type.</summary>
public interface INullableTypeNode : ITypeNode;
