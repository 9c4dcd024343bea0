namespace HotChocolate.Types;

/// <summary>An object type.</summary>
public sealed class ObjectType(string name, Type runtimeType) : ComplexType(name, runtimeType)
{
    public override TypeKind Kind => TypeKind.Object;
}
