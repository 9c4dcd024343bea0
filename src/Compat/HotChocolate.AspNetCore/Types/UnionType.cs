namespace HotChocolate.Types;

/// <summary>A union of object types.</summary>
public sealed class UnionType(string name, Type runtimeType) : NamedType(name, runtimeType), IOutputType
{
    public override TypeKind Kind => TypeKind.Union;

    /// <summary>The object types in the union.</summary>
    public IReadOnlyList<ObjectType> Types { get; internal set; } = [];
}
