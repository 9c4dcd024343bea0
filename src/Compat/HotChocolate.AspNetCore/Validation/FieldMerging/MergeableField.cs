using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>A selected field, with what decides whether it merges with others of the same response name.</summary>
/// <param name="Parent">The type that it is selected from; null where that is unknown.</param>
/// <param name="Node">The field.</param>
/// <param name="Type">The type that it returns; null where that is unknown.</param>
/// <param name="Arguments">Tells arguments apart.</param>
sealed record MergeableField(INamedType? Parent, FieldNode Node, IType? Type, ArgumentNumbers Arguments)
{
    int? arguments;

    public string Name => Node.Name.Value;

    public INamedType? NamedType => Type?.NamedType();

    /// <summary>Whether both ask for the same field with the same arguments.</summary>
    public bool AsksForSameAs(MergeableField other) => Name == other.Name && ArgumentsNumber == other.ArgumentsNumber;

    // Most fields are never compared with another, and arguments can be large.
    int ArgumentsNumber => arguments ??= Arguments.NumberOf(Node.Arguments);

    /// <summary>Whether lists, nulls and leaves are alike: an answer can hold only one of them.</summary>
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
