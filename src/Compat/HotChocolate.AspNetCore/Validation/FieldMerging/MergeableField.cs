using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>A selected field, with the properties that decide whether it can be merged with others of the same response name.</summary>
/// <param name="Parent">The type that it is selected on; null if unknown.</param>
/// <param name="Node">The field.</param>
/// <param name="Type">The type that it returns; null if unknown.</param>
/// <param name="Arguments">Compares arguments.</param>
sealed record MergeableField(INamedType? Parent, FieldNode Node, IType? Type, ArgumentNumbers Arguments)
{
    int? arguments;

    public string Name => Node.Name.Value;

    public INamedType? NamedType => Type?.NamedType();

    /// <summary>Whether both select the same field with the same arguments.</summary>
    public bool SelectsSameAs(MergeableField other) => Name == other.Name && ArgumentsNumber == other.ArgumentsNumber;

    // Lazy, because most fields are never compared with another, and arguments can be large.
    int ArgumentsNumber => arguments ??= Arguments.NumberOf(Node.Arguments);

    /// <summary>Whether both have the same lists, nullability and leaf type, which fields of one response name must share.</summary>
    public bool HasShapeOf(MergeableField other) => Type is null || other.Type is null || SameShape(Type, other.Type);

    static bool SameShape(IType a, IType b) => (a, b) switch
    {
        (ListType listA, ListType listB) => SameShape(listA.ElementType, listB.ElementType),
        (ListType, _) or (_, ListType) => false,
        (NonNullType nonNullA, NonNullType nonNullB) => SameShape(nonNullA.Type, nonNullB.Type),
        (NonNullType, _) or (_, NonNullType) => false,
        _ => ReferenceEquals(a, b) || (a.IsCompositeType() && b.IsCompositeType()),
    };
}
