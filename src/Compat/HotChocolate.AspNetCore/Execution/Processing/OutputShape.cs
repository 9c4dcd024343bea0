using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>A field's type, in the form that the executor needs.</summary>
sealed class OutputShape
{
    OutputShape(IType type)
    {
        NonNull = type is NonNullType;
        type = type.NullableType();
        Element = type is ListType list ? new OutputShape(list.ElementType) : null;
        Object = type as ObjectType;
        Scalar = type as ScalarType;
        Enum = type as EnumType;
        Named = type.NamedType();
    }

    public bool NonNull { get; }

    /// <summary>The elements of a list; null for other types.</summary>
    public OutputShape? Element { get; }

    public ObjectType? Object { get; }

    public ScalarType? Scalar { get; }

    public EnumType? Enum { get; }

    public INamedType Named { get; }

    public static OutputShape Of(IType type) => new(type);
}
