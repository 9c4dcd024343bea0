namespace HotChocolate.Types;

/// <summary>A C# type that denotes a wrapped type, as in <c>typeof(NonNullType&lt;ListType&lt;IntType&gt;&gt;)</c>; never part of a schema.
/// </summary>
public abstract class FluentWrapperType : IInputType, IOutputType
{
    private protected FluentWrapperType()
    {
    }

    TypeKind IType.Kind => throw new NotSupportedException($"{GetType()} is only for attributes.");
}
