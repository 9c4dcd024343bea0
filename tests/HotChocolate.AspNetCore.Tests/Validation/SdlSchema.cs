using System.Diagnostics.CodeAnalysis;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.AspNetCore.Tests.Validation;

/// <summary>A schema built from SDL. It cannot be executed, but the validation rules need only its types.</summary>
sealed class SdlSchema : ISchema
{
    static readonly FieldCollection<InputField> NoArguments = FieldCollection<InputField>.Empty;

    readonly Dictionary<string, INamedType> types = new ScalarType[]
    {
        new IntType(), new FloatType(), new StringType(), new BooleanType(), new IdType(),
    }.ToDictionary(type => type.Name, type => (INamedType)type);

    readonly Dictionary<string, DirectiveType> directives = [];
    readonly OutputField typeName;
    readonly OutputField schema;
    readonly OutputField type;

    public SdlSchema(string sdl, params ScalarType[] scalars)
    {
        var document = Utf8GraphQLParser.Parse(sdl);
        foreach (var scalar in scalars)
            types[scalar.Name] = scalar;
        foreach (var definition in document.Definitions.OfType<ITypeDefinitionNode>().Where(d => d is not ScalarTypeDefinitionNode))
            types[definition.Name.Value] = Create(definition);
        foreach (var definition in document.Definitions)
            Complete(definition);
        typeName = new OutputField("__typename", new NonNullType(types["String"]), NoArguments);
        schema = new OutputField("__schema", new NonNullType(types["__Schema"]), NoArguments);
        type = new OutputField("__type", types["__Type"], new([new InputField("name", new NonNullType(types["String"]))]));
    }

    public ObjectType QueryType => (ObjectType)types["Query"];

    public ObjectType? MutationType => types.GetValueOrDefault("Mutation") as ObjectType;

    public ObjectType? SubscriptionType => types.GetValueOrDefault("Subscription") as ObjectType;

    public IReadOnlyCollection<INamedType> Types => types.Values;

    public IReadOnlyCollection<DirectiveType> DirectiveTypes => directives.Values;

    public bool TryGetType<T>(string name, [NotNullWhen(true)] out T? type) where T : class, INamedType =>
        (type = types.GetValueOrDefault(name) as T) is not null;

    public bool TryGetDirectiveType(string name, [NotNullWhen(true)] out DirectiveType? directive) =>
        directives.TryGetValue(name, out directive);

    public IReadOnlyCollection<ObjectType> GetPossibleTypes(INamedType abstractType) => abstractType switch
    {
        ObjectType type => [type],
        UnionType union => union.Types,
        InterfaceType type => [.. types.Values.OfType<ObjectType>().Where(obj => obj.IsImplementing(type))],
        _ => [],
    };

    public bool IsPossibleType(INamedType abstractType, ObjectType objectType) => GetPossibleTypes(abstractType).Contains(objectType);

    public bool TryGetField(INamedType type, string name, [NotNullWhen(true)] out OutputField? field)
    {
        field = name switch
        {
            "__typename" => typeName,
            "__schema" when type == QueryType => schema,
            "__type" when type == QueryType => this.type,
            _ => null,
        };
        return field is not null || (type is ComplexType complex && complex.Fields.TryGetField(name, out field));
    }

    static INamedType Create(ITypeDefinitionNode definition) => definition switch
    {
        ObjectTypeDefinitionNode => new ObjectType(definition.Name.Value, typeof(object)),
        InterfaceTypeDefinitionNode => new InterfaceType(definition.Name.Value, typeof(object)),
        UnionTypeDefinitionNode => new UnionType(definition.Name.Value, typeof(object)),
        InputObjectTypeDefinitionNode => new InputObjectType(definition.Name.Value, typeof(object))
        {
            IsOneOf = definition.Directives.Any(d => d.Name.Value == "oneOf"),
        },
        EnumTypeDefinitionNode type => new EnumType(
            type.Name.Value, typeof(string), [.. type.Values.Select(v => new EnumValue(v.Name.Value, v.Name.Value))]),
        _ => throw new ArgumentException($"The test schema cannot hold a {definition.Kind}.", nameof(definition)),
    };

    void Complete(IDefinitionNode definition)
    {
        switch (definition)
        {
            case ObjectTypeDefinitionNode type:
                ((ComplexType)types[type.Name.Value]).Complete(Fields(type.Fields), Interfaces(type.Interfaces));
                break;
            case InterfaceTypeDefinitionNode type:
                ((ComplexType)types[type.Name.Value]).Complete(Fields(type.Fields), Interfaces(type.Interfaces));
                break;
            case UnionTypeDefinitionNode type:
                ((UnionType)types[type.Name.Value]).Types = [.. type.Types.Select(t => (ObjectType)types[t.Name.Value])];
                break;
            case InputObjectTypeDefinitionNode type:
                ((InputObjectType)types[type.Name.Value]).Complete(Inputs(type.Fields), () => _ => new object());
                break;
            case DirectiveDefinitionNode directive:
                var name = directive.Name.Value;
                directives[name] = new DirectiveType(name, Locations(directive), Inputs(directive.Arguments))
                {
                    IsRepeatable = directive.IsRepeatable,
                };
                break;
        }
    }

    static DirectiveLocation Locations(DirectiveDefinitionNode directive) => directive.Locations
        .Select(location => Enum.Parse<DirectiveLocation>(location.Value.Replace("_", "", StringComparison.Ordinal), ignoreCase: true))
        .Aggregate((a, b) => a | b);

    IReadOnlyList<InterfaceType> Interfaces(IEnumerable<NamedTypeNode> names) =>
        [.. names.Select(name => (InterfaceType)types[name.Name.Value])];

    IEnumerable<OutputField> Fields(IEnumerable<FieldDefinitionNode> fields) =>
        fields.Select(field => new OutputField(field.Name.Value, Type(field.Type), new(Inputs(field.Arguments))));

    IEnumerable<InputField> Inputs(IEnumerable<InputValueDefinitionNode> inputs) =>
        inputs.Select(input => new InputField(input.Name.Value, Type(input.Type), input.DefaultValue));

    IType Type(ITypeNode node) => node switch
    {
        NonNullTypeNode nonNull => new NonNullType(Type(nonNull.Type)),
        ListTypeNode list => new ListType(Type(list.Type)),
        _ => types[((NamedTypeNode)node).Name.Value],
    };
}
