namespace HotChocolate.Types;

/// <summary>An interface type.</summary>
public sealed class InterfaceType(string name, Type runtimeType) : ComplexType(name, runtimeType)
{
    public override TypeKind Kind => TypeKind.Interface;
}
