namespace HotChocolate.Types;

/// <summary>Type checks for the engine and the validation rules.</summary>
public static class TypeExtensions
{
    public static bool IsNonNullType(this IType type) => type is NonNullType;

    /// <summary>Whether the type is a list, nullable or not.</summary>
    public static bool IsListType(this IType type) => type.NullableType() is ListType;

    /// <summary>The type without its outer non-null wrapper.</summary>
    public static IType NullableType(this IType type) => type is NonNullType nonNull ? nonNull.Type : type;

    /// <summary>The element type of a list.</summary>
    public static IType ElementType(this IType type) =>
        type.NullableType() is ListType list ? list.ElementType : throw new ArgumentException($"{type} is not a list.", nameof(type));

    /// <summary>The named type inside all wrappers.</summary>
    public static INamedType NamedType(this IType type)
    {
        while (true)
        {
            switch (type)
            {
                case NonNullType nonNull:
                    type = nonNull.Type;
                    break;
                case ListType list:
                    type = list.ElementType;
                    break;
                default:
                    return (INamedType)type;
            }
        }
    }

    /// <summary>Whether the named type inside is a scalar, an enum or an input object.</summary>
    public static bool IsInputType(this IType type) => type.NamedType() is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether the named type inside is not an input object.</summary>
    public static bool IsOutputType(this IType type) => type.NamedType() is not InputObjectType;

    /// <summary>Whether the named type inside is a scalar or an enum.</summary>
    public static bool IsLeafType(this IType type) => type.NamedType() is ScalarType or EnumType;

    /// <summary>Whether the named type inside is an object, an interface or a union.</summary>
    public static bool IsCompositeType(this IType type) => type.NamedType() is ComplexType or UnionType;

    /// <summary>Whether the named type inside is an interface or a union.</summary>
    public static bool IsAbstractType(this IType type) => type.NamedType() is InterfaceType or UnionType;

    /// <summary>Whether both are the same type with the same wrappers.</summary>
    public static bool IsEqualTo(this IType type, IType other) => (type, other) switch
    {
        (NonNullType a, NonNullType b) => a.Type.IsEqualTo(b.Type),
        (ListType a, ListType b) => a.ElementType.IsEqualTo(b.ElementType),
        _ => ReferenceEquals(type, other),
    };
}
