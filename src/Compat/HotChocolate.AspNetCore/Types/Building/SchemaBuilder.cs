using System.Reflection;
using HotChocolate.Execution.Configuration;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types.Building;

/// <summary>Builds the schema from the C# classes that were configured.</summary>
internal sealed class SchemaBuilder
{
    private readonly ServerSetup _setup;
    private readonly TypeRegistry _registry;
    private readonly FieldFactory _fields;
    private readonly ArgumentFactory _arguments;
    private readonly NodeFields? _nodes;
    private readonly ExtensionFinder _extensions;
    private readonly Dictionary<ComplexType, List<OutputField>> _completed = [];
    private Schema? _schema;

    public SchemaBuilder(ServerSetup setup, IServiceProvider applicationServices)
    {
        _setup = setup;
        var descriptions = new Descriptions();
        _registry = new TypeRegistry(setup.RuntimeTypeBindings, descriptions);
        var shapes = new TypeShapeReader(_registry.IsScalar);
        var binder = new ParameterBinder(applicationServices, _registry.IsScalar);
        var compiler = new ResolverCompiler(binder, applicationServices);
        _arguments = new ArgumentFactory(_registry, shapes, descriptions, IsTypeOf);
        _fields = new FieldFactory(
            _registry, shapes, descriptions, binder, compiler, _arguments, new SubscriptionCompiler(compiler), setup.PagingOptions);
        _nodes = setup.GlobalObjectIdentification ? new NodeFields(_registry, compiler, binder) : null;
        _extensions = new ExtensionFinder(setup.Extensions);
    }

    public Schema Build()
    {
        if (_setup.QueryType is null)
            throw new SchemaException("The schema has no query type: call AddQueryType<T>().");
        // The scalars that introspection needs are in every schema.
        _registry.Scalar<StringType>();
        _registry.Scalar<BooleanType>();
        foreach (var type in _setup.Types.Where(t => typeof(ScalarType).IsAssignableFrom(t)))
            _registry.Add(type);
        foreach (var type in _setup.Types.Where(t => !typeof(ScalarType).IsAssignableFrom(t)))
            _registry.Add(type);
        var query = (ObjectType)_registry.Output(_setup.QueryType);
        var mutation = _setup.MutationType is null ? null : (ObjectType)_registry.Output(_setup.MutationType);
        var subscription = _setup.SubscriptionType is null ? null : (ObjectType)_registry.Output(_setup.SubscriptionType);

        while (_registry.TryTakeIncomplete(out var type))
            CompleteFields(type!);
        _extensions.CheckAllUsed();
        CompleteInterfaces();
        foreach (var union in _registry.Types.OfType<UnionType>())
            CompleteUnion(union);
        _nodes?.Complete(
            [.. _registry.Types.OfType<ObjectType>()],
            [.. new[] { _setup.QueryType, _setup.MutationType }.OfType<Type>(), .. _setup.Extensions]);

        _schema = new Schema(query, mutation, subscription, _registry.Types);
        CheckInterfaces(_schema);
        return _schema;
    }

    private void CompleteFields(NamedType type)
    {
        switch (type)
        {
            case ComplexType complex:
                _completed[complex] = FieldsOf(complex);
                complex.Complete(_completed[complex], []);
                break;
            case InputObjectType input:
                CompleteInput(input);
                break;
            case EnumType { Values.Count: 0 }:
                throw new SchemaException($"{type.RuntimeType} is an enum without values.");
        }
    }

    private List<OutputField> FieldsOf(ComplexType type)
    {
        var isRoot = type.RuntimeType == _setup.QueryType || type.RuntimeType == _setup.MutationType
            || type.RuntimeType == _setup.SubscriptionType;
        var fields = new OrderedDictionary<string, OutputField>(StringComparer.Ordinal);
        if (type.RuntimeType == _setup.QueryType && _nodes is not null)
        {
            foreach (var field in _nodes.QueryFields())
                fields.Add(field.Name, field);
        }

        foreach (var member in Members.OfObject(type.RuntimeType, includeStatic: isRoot))
            Add(_fields.Create(member, type, onParent: !isRoot), member);
        if (type is ObjectType)
        {
            foreach (var member in InheritedDefaults(type.RuntimeType))
                AddMissing(_fields.Create(member, type, onParent: true));
            foreach (var extension in _extensions.Of(type))
            {
                foreach (var ignored in extension.Attribute.IgnoreProperties ?? [])
                    fields.Remove(Naming.CamelCase(ignored));
                foreach (var member in Members.OfObject(extension.Class, includeStatic: true))
                {
                    if (isRoot || !member.IsDefined(typeof(NodeResolverAttribute)))
                        Replace(_fields.Create(member, type, onParent: false));
                }
            }
        }

        if (fields.Count == 0)
            throw new SchemaException($"{type.RuntimeType} ({type}) has no fields: it needs a public property or method.");
        return [.. fields.Values];

        void Add(OutputField field, MemberInfo member)
        {
            if (!fields.TryAdd(field.Name, field))
                throw new SchemaException($"{member.DeclaringType}.{member.Name} becomes the field `{field.Name}` of {type}, which there "
                    + "is already. Rename one with [GraphQLName].");
        }

        void AddMissing(OutputField field) => fields.TryAdd(field.Name, field);

        void Replace(OutputField field)
        {
            if (!fields.TryAdd(field.Name, field))
                fields[field.Name] = field;
        }
    }

    /// <summary>What interfaces of the schema do for the classes that implement them.</summary>
    private IEnumerable<MemberInfo> InheritedDefaults(Type type) => type.GetInterfaces()
        .Where(i => _registry.FindOutput(i) is InterfaceType || i.IsDefined(typeof(InterfaceTypeAttribute)))
        .SelectMany(Members.DefaultsOfInterface)
        .Where(m => type.GetMember(m.Name, BindingFlags.Public | BindingFlags.Instance).Length == 0);

    private void CompleteInput(InputObjectType input)
    {
        var properties = Members.OfInput(input.RuntimeType).ToList();
        var constructor = InputObjectFactory.Constructor(input.RuntimeType, properties);
        properties = [.. properties.Where(
            p => p.SetMethod is { IsPublic: true } || InputObjectFactory.Parameter(constructor, p) is not null)];
        if (properties.Count == 0)
            throw new SchemaException(
                $"{input.RuntimeType} ({input}) has no fields: it needs public properties that can be set, or a constructor.");
        if (constructor is null && !input.RuntimeType.IsValueType)
            throw new SchemaException(
                $"{input.RuntimeType} ({input}) cannot be created: it needs a public constructor whose parameters are its properties.");
        input.Complete(
            properties.Select(p => _arguments.OfProperty(p, InputObjectFactory.Parameter(constructor, p))),
            InputObjectFactory.Compile(input.RuntimeType, constructor, properties));
        if (input.IsOneOf && input.Fields.FirstOrDefault(f => f.Type is NonNullType || f.DefaultValue is not null) is { } field)
            throw new SchemaException(
                $"{input.RuntimeType} ({input}) is a [OneOf]: its field `{field.Name}` has to be nullable and without a default.");
    }

    private void CompleteInterfaces()
    {
        var interfaces = _completed.Keys.OfType<InterfaceType>().ToList();
        foreach (var (type, fields) in _completed)
        {
            List<InterfaceType> implements = [.. interfaces.Where(i => i != type && i.RuntimeType.IsAssignableFrom(type.RuntimeType))];
            if (_nodes is not null && NodeFields.IsNode(type.RuntimeType))
                implements.Add(_nodes.Interface);
            type.Complete(fields, implements);
        }
    }

    private void CompleteUnion(UnionType union)
    {
        union.Types = [.. _completed.Keys.OfType<ObjectType>().Where(t => union.RuntimeType.IsAssignableFrom(t.RuntimeType))];
        if (union.Types.Count == 0)
            throw new SchemaException(
                $"{union.RuntimeType} ({union}) is a union without types: add those that implement it with AddType<T>().");
    }

    private static void CheckInterfaces(Schema schema)
    {
        foreach (var type in schema.Types.OfType<ComplexType>())
        {
            foreach (var promised in type.Implements)
                InterfaceRules.Check(type, promised, schema.IsSubtype);
        }
    }

    private bool IsTypeOf(string abstractName, string objectName) =>
        _schema!.TryGetType<INamedType>(abstractName, out var expected)
        && _schema.TryGetType<ObjectType>(objectName, out var actual)
        && _schema.IsPossibleType(expected, actual);
}
