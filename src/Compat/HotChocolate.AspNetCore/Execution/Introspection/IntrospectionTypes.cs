using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types;
using HotChocolate.Types.Building;

namespace HotChocolate.Execution.Introspection;

/// <summary>The types by which a schema describes itself.</summary>
internal sealed class IntrospectionTypes
{
    private readonly ISchema _schema;
    private readonly StringType _string;
    private readonly BooleanType _boolean;
    private readonly EnumType _kind = EnumOf("__TypeKind", "An enum describing what kind of type a given `__Type` is.",
        [TypeKind.Scalar, TypeKind.Object, TypeKind.Interface, TypeKind.Union, TypeKind.Enum, TypeKind.InputObject, TypeKind.List,
            TypeKind.NonNull]);

    private readonly EnumType _location = EnumOf(
        "__DirectiveLocation", "Where a directive may stand.", Enum.GetValues<DirectiveLocation>());
    private readonly ObjectType _schemaType = Object(
        "__Schema", "The types and directives of a GraphQL service, and the entry points of its operations.");
    private readonly ObjectType _type = Object("__Type", "A type: what it has depends on its kind.");
    private readonly ObjectType _field = Object("__Field", "A field of an object or interface type.");
    private readonly ObjectType _input = Object("__InputValue", "An argument of a field or directive, or a field of an input object.");
    private readonly ObjectType _enumValue = Object("__EnumValue", "A value of an enum.");
    private readonly ObjectType _directive = Object("__Directive", "A directive that documents may use.");

    public IntrospectionTypes(ISchema schema, StringType text, BooleanType boolean)
    {
        _schema = schema;
        _string = text;
        _boolean = boolean;
        CompleteSchema();
        CompleteType();
        CompleteFields();
        SchemaField = Field<object>(
            "__schema", new NonNullType(_schemaType), _ => schema, "Access the current type schema of this server.");
        TypeField = new OutputField("__type", _type, new FieldCollection<InputField>([new InputField("name", new NonNullType(_string))]))
        {
            Description = "Request the type information of a single type.",
            Resolver = new FieldResolver
            {
                Sync = context => schema.TryGetType<INamedType>(context.Argument<string>(0), out var type) ? type : null,
            },
        };
    }

    public IReadOnlyList<NamedType> Types => [_schemaType, _type, _field, _input, _enumValue, _directive, _kind, _location];

    public OutputField SchemaField { get; }

    public OutputField TypeField { get; }

    private void CompleteSchema() => _schemaType.Complete(
    [
        Field<ISchema>("description", _string, _ => null, null),
        Field<ISchema>("types", ListOf(_type), s => s.Types, "A list of all types supported by this server."),
        Field<ISchema>("queryType", new NonNullType(_type), s => s.QueryType, "The type that query operations will be rooted at."),
        Field<ISchema>(
            "mutationType", _type, s => s.MutationType, "The type that mutation operations will be rooted at, if there are any."),
        Field<ISchema>("subscriptionType", _type, s => s.SubscriptionType,
            "The type that subscription operations will be rooted at, if there are any."),
        Field<ISchema>("directives", ListOf(_directive), s => s.DirectiveTypes, "A list of all directives supported by this server."),
    ],
    []);

    private void CompleteType() => _type.Complete(
    [
        Field<IType>("kind", new NonNullType(_kind), t => t.Kind, null),
        Field<IType>("name", _string, t => (t as INamedType)?.Name, null),
        Field<IType>("description", _string, t => (t as INamedType)?.Description, null),
        Filtered<IType, OutputField>("fields", NullableListOf(_field), t => (t as ComplexType)?.Fields, f => f.IsDeprecated),
        Field<IType>("interfaces", NullableListOf(_type), t => (t as ComplexType)?.Implements, null),
        Field<IType>("possibleTypes", NullableListOf(_type),
            t => t is InterfaceType or UnionType ? _schema.GetPossibleTypes((INamedType)t) : null, null),
        Filtered<IType, EnumValue>("enumValues", NullableListOf(_enumValue), t => (t as EnumType)?.Values, v => v.IsDeprecated),
        Filtered<IType, InputField>("inputFields", NullableListOf(_input), t => (t as InputObjectType)?.Fields, f => f.IsDeprecated),
        Field<IType>("ofType", _type, t => t switch { NonNullType n => n.Type, ListType l => l.ElementType, _ => null }, null),
        Field<IType>("specifiedByURL", _string, t => (t as ScalarType)?.SpecifiedBy?.ToString(), null),
        Field<IType>("isOneOf", _boolean, t => (t as InputObjectType)?.IsOneOf, null),
    ],
    []);

    private void CompleteFields()
    {
        _field.Complete(
        [
            Field<OutputField>("name", new NonNullType(_string), f => f.Name, null),
            Field<OutputField>("description", _string, f => f.Description, null),
            Filtered<OutputField, InputField>("args", ListOf(_input), f => f.Arguments, a => a.IsDeprecated),
            Field<OutputField>("type", new NonNullType(_type), f => f.Type, null),
            Field<OutputField>("isDeprecated", new NonNullType(_boolean), f => f.IsDeprecated, null),
            Field<OutputField>("deprecationReason", _string, f => f.DeprecationReason, null),
        ],
        []);
        _input.Complete(
        [
            Field<InputField>("name", new NonNullType(_string), f => f.Name, null),
            Field<InputField>("description", _string, f => f.Description, null),
            Field<InputField>("type", new NonNullType(_type), f => f.Type, null),
            Field<InputField>("defaultValue", _string, f => f.DefaultValue?.ToString(), "The default as a GraphQL literal."),
            Field<InputField>("isDeprecated", new NonNullType(_boolean), f => f.IsDeprecated, null),
            Field<InputField>("deprecationReason", _string, f => f.DeprecationReason, null),
        ],
        []);
        _enumValue.Complete(
        [
            Field<EnumValue>("name", new NonNullType(_string), v => v.Name, null),
            Field<EnumValue>("description", _string, v => v.Description, null),
            Field<EnumValue>("isDeprecated", new NonNullType(_boolean), v => v.IsDeprecated, null),
            Field<EnumValue>("deprecationReason", _string, v => v.DeprecationReason, null),
        ],
        []);
        _directive.Complete(
        [
            Field<DirectiveType>("name", new NonNullType(_string), d => d.Name, null),
            Field<DirectiveType>("description", _string, d => d.Description, null),
            Field<DirectiveType>("isRepeatable", new NonNullType(_boolean), d => d.IsRepeatable, null),
            Field<DirectiveType>(
                "locations", ListOf(_location), d => Enum.GetValues<DirectiveLocation>().Where(l => d.Locations.HasFlag(l)), null),
            Filtered<DirectiveType, InputField>("args", ListOf(_input), d => d.Arguments, a => a.IsDeprecated),
        ],
        []);
    }

    private OutputField Filtered<TParent, TItem>(
        string name, IType type, Func<TParent, IEnumerable<TItem>?> read, Func<TItem, bool> isDeprecated) =>
        new(name, type, new FieldCollection<InputField>(
            [new InputField("includeDeprecated", new NonNullType(_boolean), new BooleanValueNode(false))]))
        {
            Resolver = new FieldResolver
            {
                Sync = context => read((TParent)context.ParentObject) is { } items
                    ? context.Argument<bool>(0) ? items : items.Where(i => !isDeprecated(i))
                    : null,
            },
        };

    private static OutputField Field<TParent>(string name, IType type, Func<TParent, object?> read, string? description) =>
        new(name, type, FieldCollection<InputField>.Empty)
        {
            Description = description,
            Resolver = new FieldResolver { Pure = parent => read((TParent)parent) },
        };

    private static NonNullType ListOf(IType type) => new(NullableListOf(type));

    private static ListType NullableListOf(IType type) => new(new NonNullType(type));

    private static ObjectType Object(string name, string description) =>
        new(name, typeof(object)) { IsIntrospectionType = true, Description = description };

    private static EnumType EnumOf<T>(string name, string description, IEnumerable<T> values) where T : struct, Enum =>
        new(name, typeof(T), [.. values.Select(v => new EnumValue(Naming.UpperSnake(v.ToString()), v))])
        {
            IsIntrospectionType = true,
            Description = description,
        };
}
