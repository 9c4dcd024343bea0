using System.Diagnostics.CodeAnalysis;
using HotChocolate.Types;

namespace HotChocolate;

/// <summary>The types of a GraphQL service.</summary>
public interface ISchema
{
    ObjectType QueryType { get; }

    ObjectType? MutationType { get; }

    ObjectType? SubscriptionType { get; }

    /// <summary>All named types, those of introspection included, by name.</summary>
    IReadOnlyCollection<INamedType> Types { get; }

    IReadOnlyCollection<DirectiveType> DirectiveTypes { get; }

    bool TryGetType<T>(string name, [NotNullWhen(true)] out T? type) where T : class, INamedType;

    bool TryGetDirectiveType(string name, [NotNullWhen(true)] out DirectiveType? directive);

    /// <summary>The object types that a value of this type may have; the type itself for an object type.</summary>
    IReadOnlyCollection<ObjectType> GetPossibleTypes(INamedType abstractType);

    /// <summary>Whether a value of <paramref name="abstractType"/> may be of <paramref name="objectType"/>.</summary>
    bool IsPossibleType(INamedType abstractType, ObjectType objectType);

    /// <summary>
    /// The field of a type by its name, <c>__typename</c> everywhere and <c>__schema</c> and <c>__type</c> of the query type included.
    /// </summary>
    bool TryGetField(INamedType type, string name, [NotNullWhen(true)] out OutputField? field);
}
