using System.Reflection;
using HotChocolate.CostAnalysis;
using HotChocolate.CostAnalysis.Types;
using HotChocolate.Resolvers;
using HotChocolate.Types.Pagination;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types.Building;

/// <summary>Makes fields from C# members.</summary>
sealed class FieldFactory(
    TypeRegistry registry,
    TypeShapeReader shapes,
    Descriptions descriptions,
    ParameterBinder binder,
    ResolverCompiler compiler,
    ArgumentFactory arguments,
    SubscriptionCompiler subscriptions,
    PagingOptions pagingOptions,
    CostOptions costOptions)
{
    readonly ConnectionBuilder connections = new(registry);

    /// <param name="member">A property or method.</param>
    /// <param name="owner">The type that gets the field.</param>
    /// <param name="onParent">Whether the member is called on the parent.</param>
    public OutputField Create(MemberInfo member, ComplexType owner, bool onParent)
    {
        var where = $"{member.DeclaringType}.{member.Name}";
        var name = member is MethodInfo named ? Naming.Method(named) : Naming.Property((PropertyInfo)member);
        var shape = member is MethodInfo method ? shapes.OfReturn(method) : shapes.Of((PropertyInfo)member, input: false);
        var paging = member.GetCustomAttribute<UsePagingAttribute>();
        var options = paging?.Options.Over(pagingOptions) ?? pagingOptions;
        var id = IdOf(member, owner);

        var parameters = (member as MethodInfo)?.GetParameters().Where(binder.IsArgument).ToList() ?? [];
        List<InputField> fieldArguments = [.. parameters.Select(p => arguments.OfParameter(p))];
        if (paging is not null)
            fieldArguments = [.. connections.Arguments(options), .. fieldArguments.Where(a => !IsPagingArgument(a.Name, options))];
        NameRules.Check(name, where);
        CheckUnique(fieldArguments, where);

        var isSubscription = member.IsDefined(typeof(SubscribeAttribute));
        return new OutputField(
            name, TypeOf(member, shape, paging, options, id, name, where), new FieldCollection<InputField>(fieldArguments))
        {
            Description = descriptions.Of(member),
            DeprecationReason = Descriptions.Deprecation(member),
            Resolver = owner is InterfaceType ? null : Resolver(member, owner, onParent, shape, paging, options, id, fieldArguments),
            Weight = member.GetCustomAttribute<CostAttribute>()?.Weight,
            ListSize = member.GetCustomAttribute<ListSizeAttribute>()?.Rule
                ?? (paging is not null && costOptions.ApplyCostDefaults ? ListSizeRule.Of(options, costOptions) : null),
            IsPaged = paging is not null,
            Subscribe = isSubscription ? subscriptions.Compile((MethodInfo)member, fieldArguments) : null,
        };
    }

    IType TypeOf(
        MemberInfo member, TypeShape shape, UsePagingAttribute? paging, PagingOptions options, string? id, string name, string where)
    {
        if (id is not null)
            return shape.Wrap(registry.Scalar<IdType>());
        if (member.GetCustomAttribute<GraphQLTypeAttribute>() is { } given && paging is null)
            return given.Type is not null
                ? registry.FromTypeArgument(given.Type, input: false)
                : registry.FromSyntax(given.TypeSyntax!, where, input: false);
        var element = ConnectionBuilder.ElementOf(shape.Type);
        if (element is not null || (paging is not null && shape.Element is not null))
        {
            var node = element is null
                ? shape.Element!.Wrap(Output(shape.Element.Innermost.Type, where))
                : new NonNullType(Output(element, where));
            var connectionName = paging?.ConnectionName
                ?? (options.InferConnectionNameFromField is true ? char.ToUpperInvariant(name[0]) + name[1..] : node.NamedType().Name);
            var connection = connections.Connection(connectionName, node, paging is null || options.IncludeTotalCount is true, where);
            return paging is not null || shape.IsNullable ? connection : new NonNullType(connection);
        }

        var type = shape.Wrap(Output(shape.Innermost.Type, where));
        return member.IsDefined(typeof(GraphQLNonNullTypeAttribute)) && type is not NonNullType ? new NonNullType(type) : type;
    }

    FieldResolver Resolver(
        MemberInfo member,
        ComplexType owner,
        bool onParent,
        TypeShape shape,
        UsePagingAttribute? paging,
        PagingOptions options,
        string? id,
        List<InputField> fieldArguments)
    {
        var resolver = compiler.Compile(member, onParent, p => fieldArguments.FindIndex(a => a.Name == Naming.Parameter(p)));
        if (id is not null)
            resolver = resolver.Map(value => GlobalId.Format(id, value));
        if (paging is not null && shape.Element is not null)
            resolver = ConnectionBuilder.Page(resolver, shape.Element.Type, options);
        var isProtected = Authorization.Protect(resolver, member);
        var isPlain = ReferenceEquals(isProtected, resolver) && resolver.Pure is not null && id is null && paging is null && onParent;
        return isPlain && ResolverCompiler.CompileLeaf(member, TypeOf(member, shape, paging, options, id, "", owner.Name)) is { } leaf
            ? new FieldResolver { Pure = resolver.Pure, Leaf = leaf }
            : isProtected;
    }

    /// <summary>The name of the type that the member's value is an id of; null when it is none.</summary>
    string? IdOf(MemberInfo member, ComplexType owner)
    {
        if (member.GetCustomAttribute<IDAttribute>() is { } attribute)
            return GlobalIds.TypeName(attribute, registry) ?? owner.Name;
        return owner.RuntimeType.GetCustomAttribute<NodeAttribute>() is { } node && member.Name == (node.IdField ?? "Id")
            ? owner.Name
            : null;
    }

    NamedType Output(Type type, string where)
    {
        registry.CheckBound(type, where);
        return registry.Output(type);
    }

    static bool IsPagingArgument(string name, PagingOptions options) =>
        name is PagingArguments.FirstName or PagingArguments.AfterName
        || (options.AllowBackwardPagination is not false && name is PagingArguments.LastName or PagingArguments.BeforeName);

    static void CheckUnique(List<InputField> fieldArguments, string where)
    {
        if (fieldArguments.GroupBy(a => a.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new SchemaException($"{where} has two arguments `{twice.Key}`.");
    }
}
