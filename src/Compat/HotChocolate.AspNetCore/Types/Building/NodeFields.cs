using System.Globalization;
using System.Reflection;
using HotChocolate.CostAnalysis;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types.Building;

/// <summary>The interface <c>Node</c>, and the fields that find an object by its global id.</summary>
sealed class NodeFields
{
    const int MaxNodes = 50;
    const BindingFlags Flags = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance;

    readonly Dictionary<string, Func<ResolverContext, string, ValueTask<object?>>> resolvers = new(StringComparer.Ordinal);
    readonly TypeRegistry registry;
    readonly ResolverCompiler compiler;
    readonly ParameterBinder binder;

    public NodeFields(TypeRegistry registry, ResolverCompiler compiler, ParameterBinder binder)
    {
        this.registry = registry;
        this.compiler = compiler;
        this.binder = binder;
        Interface = registry.AddMade(
            new InterfaceType("Node", typeof(NodeFields))
            {
                Description = "The node interface is implemented by entities that have a global unique identifier.",
            },
            "AddGlobalObjectIdentification");
        Interface.Complete([new OutputField("id", new NonNullType(registry.Scalar<IdType>()), FieldCollection<InputField>.Empty)], []);
    }

    public InterfaceType Interface { get; }

    /// <summary>Whether a C# type, or an interface of it, is marked as a node.</summary>
    public static bool IsNode(Type type) =>
        type.IsDefined(typeof(NodeAttribute)) || type.GetInterfaces().Any(i => i.IsDefined(typeof(NodeAttribute)));

    public IEnumerable<OutputField> QueryFields()
    {
        var id = new NonNullType(registry.Scalar<IdType>());
        yield return new OutputField("node", Interface, new FieldCollection<InputField>(
            [new InputField("id", id) { Description = "ID of the object." }]))
        {
            Description = "Fetches an object given its ID.",
            Resolver = new FieldResolver { Async = context => FindAsync(context, context.Argument<string>(0)) },
        };
        yield return new OutputField("nodes", new NonNullType(new ListType(Interface)), new FieldCollection<InputField>(
            [new InputField("ids", new NonNullType(new ListType(id))) { Description = "The list of node IDs." }]))
        {
            Description = "Lookup nodes by a list of IDs.",
            Resolver = new FieldResolver { Async = context => FindAllAsync(context, context.Argument<object?[]>(0)) },
            ListSize = new ListSizeRule(MaxNodes, ["ids"], [], false, null),
        };
    }

    /// <summary>Finds out how the nodes among the types are found.</summary>
    /// <param name="types">All object types.</param>
    /// <param name="resolverClasses">The root types and the extensions, which may have methods with
    /// <see cref="NodeResolverAttribute"/>.</param>
    public void Complete(IReadOnlyList<ObjectType> types, IEnumerable<Type> resolverClasses)
    {
        var shared = resolverClasses.SelectMany(c => c.GetMethods(Flags)).Where(m => m.IsDefined(typeof(NodeResolverAttribute))).ToList();
        foreach (var type in types.Where(t => t.IsImplementing(Interface)))
        {
            var method = OwnResolver(type.RuntimeType)
                ?? shared.Where(m => Returned(m).IsAssignableFrom(type.RuntimeType)).MinBy(m => Returned(m) == type.RuntimeType ? 0 : 1)
                ?? throw new SchemaException(
                    $"{type.RuntimeType} is a [Node] but nothing finds it by its id: add a static method "
                        + $"Get{type.RuntimeType.Name}Async(id), or a method with [NodeResolver].");
            resolvers[type.Name] = Compile(method);
        }
    }

    static MethodInfo? OwnResolver(Type type)
    {
        var attribute = type.GetCustomAttribute<NodeAttribute>();
        var holder = attribute?.NodeResolverType ?? type;
        if (attribute?.NodeResolver is { } name)
        {
            return holder.GetMethod(name, Flags)
                ?? throw new SchemaException($"{type} is a [Node] that is found by {holder}.{name}, but there is no such public method.");
        }

        string[] names = ["Get", "GetAsync", $"Get{type.Name}", $"Get{type.Name}Async"];
        return holder.GetMethods(Flags).FirstOrDefault(m =>
            m.IsDefined(typeof(NodeResolverAttribute))
            || ((m.IsStatic || holder != type) && names.Contains(m.Name) && Returned(m).IsAssignableTo(type)));
    }

    Func<ResolverContext, string, ValueTask<object?>> Compile(MethodInfo method)
    {
        var parameter = method.GetParameters().FirstOrDefault(binder.IsArgument)
            ?? throw new SchemaException($"{method.DeclaringType}.{method.Name} finds a node, but has no parameter for its id.");
        // The id has lost its type name by now: it is read as what it is within its type.
        var read = InputConverter.CreateForId(
            parameter.ParameterType, $"The parameter `{parameter.Name}` of {method.DeclaringType}.{method.Name}");
        var resolver = compiler.Compile(method, onParent: false, p => p == parameter
            ? 0
            : throw new SchemaException(
                $"{method.DeclaringType}.{method.Name} finds a node: it can have no other argument than the id, but has `{p.Name}`."));
        return (context, id) => resolver.ResolveAsync(context.With([read(id)]));
    }

    ValueTask<object?> FindAsync(ResolverContext context, string globalId)
    {
        var (typeName, id) = GlobalId.Parse(globalId);
        return resolvers.TryGetValue(typeName, out var find)
            ? find(context, id)
            : throw GlobalId.Invalid(globalId, $"There are no nodes of a type `{TokenText.Shorten(typeName)}`.");
    }

    async ValueTask<object?> FindAllAsync(ResolverContext context, object?[] ids)
    {
        if (ids.Length > MaxNodes)
        {
            throw new GraphQLException(ErrorBuilder.New()
                .SetMessage(
                    $"{ids.Length.ToString(CultureInfo.InvariantCulture)} nodes are too many at once; at most {MaxNodes} are allowed.")
                .SetCode(ErrorCodes.Execution.FetchedToManyNodesAtOnce)
                .Build());
        }

        return await Task.WhenAll(ids.Select((id, i) => FindOneAsync(context, (string)id!, i))).ConfigureAwait(false);
    }

    // One id that leads nowhere leaves the others alone.
    async Task<object?> FindOneAsync(ResolverContext context, string globalId, int index)
    {
        try
        {
            return await FindAsync(context, globalId).ConfigureAwait(false);
        }
        catch (GraphQLException exception)
        {
            foreach (var error in exception.Errors)
                context.ReportError(error.WithPath(context.Path.Append(index)));
            return null;
        }
    }

    static Type Returned(MethodInfo method) =>
        method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() is var d
            && (d == typeof(Task<>) || d == typeof(ValueTask<>))
            ? method.ReturnType.GetGenericArguments()[0]
            : method.ReturnType;
}
