using System.Diagnostics.CodeAnalysis;
using HotChocolate.Types;

namespace HotChocolate;

/// <summary>The types of a GraphQL service.</summary>
public interface ISchema
{
    ObjectType QueryType { get; }

    ObjectType? MutationType { get; }

    ObjectType? SubscriptionType { get; }

    /// <summary>All named types, including those of introspection, by name.</summary>
    IReadOnlyCollection<INamedType> Types { get; }

    IReadOnlyCollection<DirectiveType> DirectiveTypes { get; }

    bool TryGetType<T>(string name, [NotNullWhen(true)] out T? type) where T : class, INamedType;

    bool TryGetDirectiveType(string name, [NotNullWhen(true)] out DirectiveType? directive);

    /// <summary>The possible object types of values of this type; for an object type, the type itself.</summary>
    IReadOnlyCollection<ObjectType> GetPossibleTypes(INamedType abstractType);

    /// <summary>Whether <paramref name="objectType"/> is a possible type of <paramref name="abstractType"/>.</summary>
    bool IsPossibleType(INamedType abstractType, ObjectType objectType);

    /// <summary>
    /// Finds a field of a type by name, including <c>__typename</c> on every type, and <c>__schema</c> and <c>__type</c> on the query type.
    /// </summary>
    bool TryGetField(INamedType type, string name, [NotNullWhen(true)] out OutputField? field);
}
