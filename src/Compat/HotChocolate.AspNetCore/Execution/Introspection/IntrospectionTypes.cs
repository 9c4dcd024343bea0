using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types;
using HotChocolate.Types.Building;

namespace HotChocolate.Execution.Introspection;

/// <summary>The types of introspection.</summary>
sealed class IntrospectionTypes
{
    readonly ISchema schema;
    readonly StringType text;
    readonly BooleanType boolean;
    readonly EnumType kind = EnumOf("__TypeKind", "An enum describing what kind of type a given `__Type` is.",
        [TypeKind.Scalar, TypeKind.Object, TypeKind.Interface, TypeKind.Union, TypeKind.Enum, TypeKind.InputObject, TypeKind.List,
            TypeKind.NonNull]);

    readonly EnumType location = EnumOf(
        "__DirectiveLocation", "Where a directive may stand.", Enum.GetValues<DirectiveLocation>());
    readonly ObjectType schemaType = Object(
        "__Schema", "The types and directives of a GraphQL service, and the entry points of its operations.");
    readonly ObjectType typeType = Object("__Type", "A type: what it has depends on its kind.");
    readonly ObjectType fieldType = Object("__Field", "A field of an object or interface type.");
    readonly ObjectType input = Object("__InputValue", "An argument of a field or directive, or a field of an input object.");
    readonly ObjectType enumValue = Object("__EnumValue", "A value of an enum.");
    readonly ObjectType directive = Object("__Directive", "A directive that documents may use.");

    public IntrospectionTypes(ISchema schema, StringType text, BooleanType boolean)
    {
        this.schema = schema;
        this.text = text;
        this.boolean = boolean;
        CompleteSchema();
        CompleteType();
        CompleteFields();
        SchemaField = Field<object>(
            "__schema", new NonNullType(schemaType), _ => schema, "Access the current type schema of this server.");
        TypeField = new OutputField("__type", typeType, new FieldCollection<InputField>([new InputField("name", new NonNullType(text))]))
        {
            Description = "Request the type information of a single type.",
            Resolver = new FieldResolver
            {
                Sync = context => schema.TryGetType<INamedType>(context.Argument<string>(0), out var type) ? type : null,
            },
        };
    }

    public IReadOnlyList<NamedType> Types => [schemaType, typeType, fieldType, input, enumValue, directive, kind, location];

    public OutputField SchemaField { get; }

    public OutputField TypeField { get; }

    void CompleteSchema() => schemaType.Complete(
    [
        Field<ISchema>("description", text, _ => null, null),
        Field<ISchema>("types", ListOf(typeType), s => s.Types, "A list of all types supported by this server."),
        Field<ISchema>("queryType", new NonNullType(typeType), s => s.QueryType, "The type that query operations will be rooted at."),
        Field<ISchema>(
            "mutationType", typeType, s => s.MutationType, "The type that mutation operations will be rooted at, if there are any."),
        Field<ISchema>("subscriptionType", typeType, s => s.SubscriptionType,
            "The type that subscription operations will be rooted at, if there are any."),
        Field<ISchema>("directives", ListOf(directive), s => s.DirectiveTypes, "A list of all directives supported by this server."),
    ],
    []);

    void CompleteType() => typeType.Complete(
    [
        Field<IType>("kind", new NonNullType(kind), t => t.Kind, null),
        Field<IType>("name", text, t => (t as INamedType)?.Name, null),
        Field<IType>("description", text, t => (t as INamedType)?.Description, null),
        Filtered<IType, OutputField>("fields", NullableListOf(fieldType), t => (t as ComplexType)?.Fields, f => f.IsDeprecated),
        Field<IType>("interfaces", NullableListOf(typeType), t => (t as ComplexType)?.Implements, null),
        Field<IType>("possibleTypes", NullableListOf(typeType),
            t => t is InterfaceType or UnionType ? schema.GetPossibleTypes((INamedType)t) : null, null),
        Filtered<IType, EnumValue>("enumValues", NullableListOf(enumValue), t => (t as EnumType)?.Values, v => v.IsDeprecated),
        Filtered<IType, InputField>("inputFields", NullableListOf(input), t => (t as InputObjectType)?.Fields, f => f.IsDeprecated),
        Field<IType>("ofType", typeType, t => t switch { NonNullType n => n.Type, ListType l => l.ElementType, _ => null }, null),
        Field<IType>("specifiedByURL", text, t => (t as ScalarType)?.SpecifiedBy?.ToString(), null),
        Field<IType>("isOneOf", boolean, t => (t as InputObjectType)?.IsOneOf, null),
    ],
    []);

    void CompleteFields()
    {
        fieldType.Complete(
        [
            Field<OutputField>("name", new NonNullType(text), f => f.Name, null),
            Field<OutputField>("description", text, f => f.Description, null),
            Filtered<OutputField, InputField>("args", ListOf(input), f => f.Arguments, a => a.IsDeprecated),
            Field<OutputField>("type", new NonNullType(typeType), f => f.Type, null),
            Field<OutputField>("isDeprecated", new NonNullType(boolean), f => f.IsDeprecated, null),
            Field<OutputField>("deprecationReason", text, f => f.DeprecationReason, null),
        ],
        []);
        input.Complete(
        [
            Field<InputField>("name", new NonNullType(text), f => f.Name, null),
            Field<InputField>("description", text, f => f.Description, null),
            Field<InputField>("type", new NonNullType(typeType), f => f.Type, null),
            Field<InputField>("defaultValue", text, f => f.DefaultValue?.ToString(), "The default as a GraphQL literal."),
            Field<InputField>("isDeprecated", new NonNullType(boolean), f => f.IsDeprecated, null),
            Field<InputField>("deprecationReason", text, f => f.DeprecationReason, null),
        ],
        []);
        enumValue.Complete(
        [
            Field<EnumValue>("name", new NonNullType(text), v => v.Name, null),
            Field<EnumValue>("description", text, v => v.Description, null),
            Field<EnumValue>("isDeprecated", new NonNullType(boolean), v => v.IsDeprecated, null),
            Field<EnumValue>("deprecationReason", text, v => v.DeprecationReason, null),
        ],
        []);
        directive.Complete(
        [
            Field<DirectiveType>("name", new NonNullType(text), d => d.Name, null),
            Field<DirectiveType>("description", text, d => d.Description, null),
            Field<DirectiveType>("isRepeatable", new NonNullType(boolean), d => d.IsRepeatable, null),
            Field<DirectiveType>(
                "locations", ListOf(location), d => Enum.GetValues<DirectiveLocation>().Where(l => d.Locations.HasFlag(l)), null),
            Filtered<DirectiveType, InputField>("args", ListOf(input), d => d.Arguments, a => a.IsDeprecated),
        ],
        []);
    }

    OutputField Filtered<TParent, TItem>(
        string name, IType type, Func<TParent, IEnumerable<TItem>?> read, Func<TItem, bool> isDeprecated) =>
        new(name, type, new FieldCollection<InputField>(
            [new InputField("includeDeprecated", new NonNullType(boolean), new BooleanValueNode(false))]))
        {
            Resolver = new FieldResolver
            {
                Sync = context => read((TParent)context.ParentObject) is { } items
                    ? context.Argument<bool>(0) ? items : items.Where(i => !isDeprecated(i))
                    : null,
            },
        };

    static OutputField Field<TParent>(string name, IType type, Func<TParent, object?> read, string? description) =>
        new(name, type, FieldCollection<InputField>.Empty)
        {
            Description = description,
            Resolver = new FieldResolver { Pure = parent => read((TParent)parent) },
        };

    static NonNullType ListOf(IType type) => new(NullableListOf(type));

    static ListType NullableListOf(IType type) => new(new NonNullType(type));

    static ObjectType Object(string name, string description) =>
        new(name, typeof(object)) { IsIntrospectionType = true, Description = description };

    static EnumType EnumOf<T>(string name, string description, IEnumerable<T> values) where T : struct, Enum =>
        new(name, typeof(T), [.. values.Select(v => new EnumValue(Naming.UpperSnake(v.ToString()), v))])
        {
            IsIntrospectionType = true,
            Description = description,
        };
}
