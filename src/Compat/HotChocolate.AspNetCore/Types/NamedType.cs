namespace HotChocolate.Types;

/// <summary>Base class of named types.</summary>
public abstract class NamedType(string name, Type runtimeType) : INamedType
{
    public string Name { get; } = name;

    public string? Description { get; set; }

    public virtual Type RuntimeType { get; } = runtimeType;

    public abstract TypeKind Kind { get; }

    /// <summary>Whether the type belongs to introspection; such types are not printed.</summary>
    public bool IsIntrospectionType { get; internal init; }

    public override string ToString() => Name;
}
