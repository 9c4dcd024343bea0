using System.Reflection;
using HotChocolate.Execution.Configuration;

namespace HotChocolate.Types.Building;

/// <summary>Builds the schema from the C# classes that were configured.</summary>
sealed class SchemaBuilder
{
    readonly ServerSetup setup;
    readonly TypeRegistry registry;
    readonly FieldFactory fields;
    readonly ArgumentFactory arguments;
    readonly ExtensionFinder extensions;
    readonly Dictionary<ComplexType, List<OutputField>> completed = [];

    public SchemaBuilder(ServerSetup setup, IServiceProvider applicationServices)
    {
        this.setup = setup;
        var descriptions = new Descriptions();
        registry = new TypeRegistry(setup.RuntimeTypeBindings, descriptions);
        var shapes = new TypeShapeReader(registry.IsScalar);
        var binder = new ParameterBinder(applicationServices, registry.IsScalar);
        var compiler = new ResolverCompiler(binder, applicationServices);
        arguments = new ArgumentFactory(registry, shapes, descriptions);
        fields = new FieldFactory(registry, shapes, descriptions, binder, compiler, arguments, new SubscriptionCompiler(compiler));
        extensions = new ExtensionFinder(setup.Extensions);
    }

    public Schema Build()
    {
        if (setup.QueryType is null)
            throw new SchemaException("The schema has no query type: call AddQueryType<T>().");
        // Every schema needs the scalars of introspection.
        registry.Scalar<StringType>();
        registry.Scalar<BooleanType>();
        foreach (var type in setup.Types.Where(t => typeof(ScalarType).IsAssignableFrom(t)))
            registry.Add(type);
        foreach (var type in setup.Types.Where(t => !typeof(ScalarType).IsAssignableFrom(t)))
            registry.Add(type);
        var query = Root(setup.QueryType, "query")!;
        var mutation = Root(setup.MutationType, "mutation");
        var subscription = Root(setup.SubscriptionType, "subscription");
        if (query == mutation || query == subscription || (mutation is not null && mutation == subscription))
            throw new SchemaException("The query, the mutation and the subscription type are the same class: each needs its own.");

        while (registry.TryTakeIncomplete(out var type))
            CompleteFields(type!);
        extensions.CheckAllUsed();
        CompleteInterfaces();
        foreach (var union in registry.Types.OfType<UnionType>())
            CompleteUnion(union);

        var schema = new Schema(query, mutation, subscription, registry.Types);
        CheckInterfaces(schema);
        InputRules.CheckCircles(schema.Types.OfType<InputObjectType>());
        return schema;
    }

    ObjectType? Root(Type? type, string operation) => type is null
        ? null
        : registry.Output(type) as ObjectType
            ?? throw new SchemaException($"{type} cannot be the {operation} type, because it is not an object type: use a class.");

    void CompleteFields(NamedType type)
    {
        switch (type)
        {
            case ComplexType complex:
                completed[complex] = FieldsOf(complex);
                complex.Complete(completed[complex], []);
                break;
            case InputObjectType input:
                CompleteInput(input);
                break;
            case EnumType { Values.Count: 0 }:
                throw new SchemaException($"{type.RuntimeType} is an enum without values.");
        }
    }

    List<OutputField> FieldsOf(ComplexType type)
    {
        var isRoot = type.RuntimeType == setup.QueryType || type.RuntimeType == setup.MutationType
            || type.RuntimeType == setup.SubscriptionType;
        var fields = new OrderedDictionary<string, OutputField>(StringComparer.Ordinal);
        foreach (var member in Members.OfObject(type.RuntimeType, includeStatic: isRoot))
            Add(this.fields.Create(member, type, onParent: !isRoot), member);
        if (type is ObjectType)
        {
            foreach (var member in InheritedDefaults(type.RuntimeType))
                AddMissing(this.fields.Create(member, type, onParent: true));
            foreach (var extension in extensions.Of(type))
            {
                foreach (var ignored in extension.Attribute.IgnoreProperties ?? [])
                    fields.Remove(Naming.CamelCase(ignored));
                foreach (var member in Members.OfObject(extension.Class, includeStatic: true))
                    Replace(this.fields.Create(member, type, onParent: false));
            }
        }

        if (fields.Count == 0)
            throw new SchemaException($"{type.RuntimeType} ({type}) has no fields: it needs a public property or method.");
        return [.. fields.Values];

        void Add(OutputField field, MemberInfo member)
        {
            if (!fields.TryAdd(field.Name, field))
                throw new SchemaException($"{member.DeclaringType}.{member.Name} becomes the field `{field.Name}` of {type}, which exists "
                    + "already. Rename one with [GraphQLName].");
        }

        void AddMissing(OutputField field) => fields.TryAdd(field.Name, field);

        void Replace(OutputField field)
        {
            if (!fields.TryAdd(field.Name, field))
                fields[field.Name] = field;
        }
    }

    /// <summary>Default members of the schema's interfaces, as fields of the classes that implement them.</summary>
    IEnumerable<MemberInfo> InheritedDefaults(Type type) => type.GetInterfaces()
        .Where(i => registry.FindOutput(i) is InterfaceType || i.IsDefined(typeof(InterfaceTypeAttribute)))
        .SelectMany(Members.DefaultsOfInterface)
        .Where(m => type.GetMember(m.Name, BindingFlags.Public | BindingFlags.Instance).Length == 0);

    void CompleteInput(InputObjectType input)
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
        InputRules.CheckUnique(input, properties.Select(Naming.Property));
        input.Complete(
            properties.Select(p => arguments.OfProperty(p, InputObjectFactory.Parameter(constructor, p))),
            () => InputObjectFactory.Compile(input.RuntimeType, constructor, properties));
        if (input.IsOneOf && input.Fields.FirstOrDefault(f => f.Type is NonNullType || f.DefaultValue is not null) is { } field)
            throw new SchemaException(
                $"{input.RuntimeType} ({input}) is a [OneOf]: its field `{field.Name}` has to be nullable and without a default.");
    }

    void CompleteInterfaces()
    {
        var interfaces = completed.Keys.OfType<InterfaceType>().ToList();
        foreach (var (type, fields) in completed)
        {
            type.Complete(fields, [.. interfaces.Where(i => i != type && i.RuntimeType.IsAssignableFrom(type.RuntimeType))]);
        }
    }

    void CompleteUnion(UnionType union)
    {
        union.Types = [.. completed.Keys.OfType<ObjectType>().Where(t => union.RuntimeType.IsAssignableFrom(t.RuntimeType))];
        if (union.Types.Count == 0)
            throw new SchemaException(
                $"{union.RuntimeType} ({union}) is a union without types: add those that implement it with AddType<T>().");
    }

    static void CheckInterfaces(Schema schema)
    {
        foreach (var type in schema.Types.OfType<ComplexType>())
        {
            if (type is InterfaceType && schema.GetPossibleTypes(type).Count == 0)
                throw new SchemaException(
                    $"{type.RuntimeType} ({type}) is an interface that no type implements: add those that do with AddType<T>().");
            foreach (var promised in type.Implements)
                InterfaceRules.Check(type, promised, schema.IsSubtype);
        }
    }
}
