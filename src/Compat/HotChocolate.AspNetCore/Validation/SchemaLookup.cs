using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>Looks up types of the schema by syntax nodes.</summary>
static class SchemaLookup
{
    public static ObjectType? RootType(this ISchema schema, OperationType operation) => operation switch
    {
        OperationType.Query => schema.QueryType,
        OperationType.Mutation => schema.MutationType,
        OperationType.Subscription => schema.SubscriptionType,
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "Not a kind of operation."),
    };

    public static NamedTypeNode NamedType(this ITypeNode type)
    {
        while (true)
        {
            switch (type)
            {
                case NonNullTypeNode nonNull:
                    type = nonNull.Type;
                    break;
                case ListTypeNode list:
                    type = list.Type;
                    break;
                default:
                    return (NamedTypeNode)type;
            }
        }
    }

    public static INamedType? TypeOf(this ISchema schema, NamedTypeNode node) =>
        schema.TryGetType<INamedType>(node.Name.Value, out var type) ? type : null;

    /// <summary>The object, interface or union with this name.</summary>
    public static INamedType? CompositeTypeOf(this ISchema schema, NamedTypeNode node) =>
        schema.TypeOf(node) is { } type && type.IsCompositeType() ? type : null;

    public static INamedType? OutputTypeOf(this ISchema schema, NamedTypeNode node) =>
        schema.TypeOf(node) is { } type && type.IsOutputType() ? type : null;

    public static IType? InputTypeOf(this ISchema schema, ITypeNode node) =>
        schema.TypeOf(node) is { } type && type.IsInputType() ? type : null;

    public static IType? TypeOf(this ISchema schema, ITypeNode node) => node switch
    {
        NamedTypeNode named => schema.TypeOf(named),
        ListTypeNode list => schema.TypeOf(list.Type) is { } element ? new ListType(element) : null,
        NonNullTypeNode nonNull => schema.TypeOf(nonNull.Type) is { } nullable ? new NonNullType(nullable) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.Kind, "Not a kind of type reference."),
    };

    /// <summary>Whether a value of one input type is allowed where another is expected.</summary>
    public static bool Fits(this IType type, IType expected) => (type, expected) switch
    {
        (NonNullType from, NonNullType to) => from.Type.Fits(to.Type),
        (_, NonNullType) => false,
        (NonNullType from, _) => from.Type.Fits(expected),
        (ListType from, ListType to) => from.ElementType.Fits(to.ElementType),
        _ => ReferenceEquals(type, expected),
    };

    /// <summary>Whether both composite types have a possible object type in common.</summary>
    public static bool Overlap(this ISchema schema, INamedType a, INamedType b)
    {
        if (ReferenceEquals(a, b))
            return true;
        if (a is ObjectType objectA)
            return schema.IsPossibleType(b, objectA);
        return schema.GetPossibleTypes(a).Any(possible => schema.IsPossibleType(b, possible));
    }
}
