using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using HotChocolate.Execution.Introspection;
using HotChocolate.Resolvers;
using HotChocolate.Types;

namespace HotChocolate;

/// <inheritdoc cref="ISchema"/>
sealed class Schema : ISchema
{
    readonly FrozenDictionary<string, INamedType> types;
    readonly FrozenDictionary<string, DirectiveType> directives;
    readonly FrozenDictionary<string, ObjectType[]> possibleTypes;
    readonly ConcurrentDictionary<(INamedType Abstract, Type Runtime), ObjectType?> resolved = [];
    readonly OutputField typeName;
    readonly OutputField schemaField;
    readonly OutputField typeField;

    public Schema(ObjectType query, ObjectType? mutation, ObjectType? subscription, IEnumerable<NamedType> types)
    {
        QueryType = query;
        MutationType = mutation;
        SubscriptionType = subscription;
        var named = types.ToList();
        var text = named.OfType<StringType>().Single();
        var boolean = named.OfType<BooleanType>().Single();
        var introspection = new IntrospectionTypes(this, text, boolean);
        Types = [.. named, .. introspection.Types];
        this.types = Types.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
        DirectiveTypes = BuiltInDirectives.Create(text, boolean);
        directives = DirectiveTypes.ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);
        var objects = named.OfType<ObjectType>().ToList();
        possibleTypes = Types.ToFrozenDictionary(t => t.Name, t => PossibleTypes(t, objects), StringComparer.Ordinal);
        typeName = new OutputField("__typename", new NonNullType(text), FieldCollection<InputField>.Empty)
        {
            Description = "The name of the current object type at runtime.",
            Resolver = FieldResolver.TypeName,
        };
        schemaField = introspection.SchemaField;
        typeField = introspection.TypeField;
    }

    public ObjectType QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    public IReadOnlyCollection<INamedType> Types { get; }

    public IReadOnlyCollection<DirectiveType> DirectiveTypes { get; }

    public bool TryGetType<T>(string name, [NotNullWhen(true)] out T? type) where T : class, INamedType =>
        (type = types.GetValueOrDefault(name) as T) is not null;

    public bool TryGetDirectiveType(string name, [NotNullWhen(true)] out DirectiveType? directive) =>
        directives.TryGetValue(name, out directive);

    public IReadOnlyCollection<ObjectType> GetPossibleTypes(INamedType abstractType) =>
        possibleTypes.GetValueOrDefault(abstractType.Name) ?? [];

    public bool IsPossibleType(INamedType abstractType, ObjectType objectType) => abstractType switch
    {
        ObjectType => ReferenceEquals(abstractType, objectType),
        InterfaceType type => objectType.IsImplementing(type),
        UnionType type => type.Types.Contains(objectType),
        _ => false,
    };

    /// <summary>Whether every value of the second type is a value of the first.</summary>
    public bool IsSubtype(INamedType abstractType, INamedType type) =>
        ReferenceEquals(abstractType, type)
        || (type is ComplexType complex && abstractType is InterfaceType promised && complex.IsImplementing(promised))
        || (type is ObjectType member && abstractType is UnionType union && union.Types.Contains(member));

    public bool TryGetField(INamedType type, string name, [NotNullWhen(true)] out OutputField? field)
    {
        field = name switch
        {
            "__typename" when type is ComplexType or UnionType => typeName,
            "__schema" when type == QueryType => schemaField,
            "__type" when type == QueryType => typeField,
            _ => null,
        };
        return field is not null || (type is ComplexType complex && complex.Fields.TryGetField(name, out field));
    }

    /// <summary>The object type of a value of an interface or union: that of its class or of the nearest base class.</summary>
    public ObjectType? ResolveType(INamedType abstractType, Type runtimeType) =>
        resolved.TryGetValue((abstractType, runtimeType), out var known)
            ? known
            : resolved.GetOrAdd((abstractType, runtimeType), key => Resolve(key.Abstract, key.Runtime));

    public override string ToString() => SchemaPrinter.Print(this);

    ObjectType? Resolve(INamedType abstractType, Type runtimeType)
    {
        var possible = GetPossibleTypes(abstractType);
        for (var type = runtimeType; type is not null && type != typeof(object); type = type.BaseType)
        {
            if (possible.FirstOrDefault(p => p.RuntimeType == type) is { } found)
                return found;
        }

        return possible.FirstOrDefault(p => p.RuntimeType != typeof(object) && p.RuntimeType.IsAssignableFrom(runtimeType));
    }

    static ObjectType[] PossibleTypes(INamedType type, List<ObjectType> objects) => type switch
    {
        ObjectType self => [self],
        InterfaceType promised => [.. objects.Where(o => o.IsImplementing(promised))],
        UnionType union => [.. union.Types],
        _ => [],
    };
}
