namespace HotChocolate.Types;

/// <summary>Names a wrapped type in C#, as in <c>typeof(NonNullType&lt;ListType&lt;IntType&gt;&gt;)</c>; never part of a schema.</summary>
public abstract class FluentWrapperType : IInputType, IOutputType
{
    private protected FluentWrapperType()
    {
    }

    TypeKind IType.Kind => throw new NotSupportedException($"{GetType()} only names a type in an attribute.");
}
