using System.Reflection;
using HotChocolate.Resolvers;

namespace HotChocolate.Types.Building;

/// <summary>Creates fields from C# members.</summary>
sealed class FieldFactory(
    TypeRegistry registry,
    TypeShapeReader shapes,
    Descriptions descriptions,
    ParameterBinder binder,
    ResolverCompiler compiler,
    ArgumentFactory arguments,
    SubscriptionCompiler subscriptions)
{
    /// <param name="member">A property or method.</param>
    /// <param name="owner">The type that gets the field.</param>
    /// <param name="onParent">Whether the member is called on the parent.</param>
    public OutputField Create(MemberInfo member, ComplexType owner, bool onParent)
    {
        var where = $"{member.DeclaringType}.{member.Name}";
        var name = member is MethodInfo named ? Naming.Method(named) : Naming.Property((PropertyInfo)member);
        var parameters = (member as MethodInfo)?.GetParameters().Where(binder.IsArgument) ?? [];
        List<InputField> fieldArguments = [.. parameters.Select(arguments.OfParameter)];
        NameRules.Check(name, where);
        CheckUnique(fieldArguments, where);

        var type = TypeOf(member, where);
        var isSubscription = member.IsDefined(typeof(SubscribeAttribute));
        return new OutputField(name, type, new FieldCollection<InputField>(fieldArguments))
        {
            Description = descriptions.Of(member),
            DeprecationReason = Descriptions.Deprecation(member),
            Resolver = owner is InterfaceType ? null : Resolver(member, type, onParent, fieldArguments),
            Member = member,
            Subscribe = isSubscription ? subscriptions.Compile((MethodInfo)member, fieldArguments) : null,
        };
    }

    IType TypeOf(MemberInfo member, string where)
    {
        if (member.GetCustomAttribute<GraphQLTypeAttribute>() is { } given)
            return given.Type is not null
                ? registry.FromTypeArgument(given.Type, input: false)
                : registry.FromSyntax(given.TypeSyntax!, where, input: false);
        var shape = member is MethodInfo method ? shapes.OfReturn(method) : shapes.Of((PropertyInfo)member, input: false);
        registry.CheckBound(shape.Innermost.Type, where);
        return shape.Wrap(registry.Output(shape.Innermost.Type));
    }

    FieldResolver Resolver(MemberInfo member, IType type, bool onParent, List<InputField> fieldArguments)
    {
        var resolver = compiler.Compile(member, onParent, p => fieldArguments.FindIndex(a => a.Name == Naming.Parameter(p)));
        return resolver.PureSource is { } source && onParent && ResolverCompiler.LeafOf(member, type) is { } leaf
            ? new FieldResolver { PureSource = source, LeafSource = leaf }
            : resolver;
    }

    static void CheckUnique(List<InputField> fieldArguments, string where)
    {
        if (fieldArguments.GroupBy(a => a.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new SchemaException($"{where} has two arguments `{twice.Key}`.");
    }
}
