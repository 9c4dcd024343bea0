namespace HotChocolate.Types;

/// <summary>What all named types have.</summary>
public abstract class NamedType(string name, Type runtimeType) : INamedType
{
    public string Name { get; } = name;

    public string? Description { get; set; }

    public virtual Type RuntimeType { get; } = runtimeType;

    public abstract TypeKind Kind { get; }

    /// <summary>Whether the engine brings the type with it (introspection); such types are not printed.</summary>
    public bool IsIntrospectionType { get; internal init; }

    public override string ToString() => Name;
}
