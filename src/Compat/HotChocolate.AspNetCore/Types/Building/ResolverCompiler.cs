using System.Linq.Expressions;
using System.Reflection;
using HotChocolate.Execution.Processing;
using HotChocolate.Resolvers;

namespace HotChocolate.Types.Building;

/// <summary>Makes resolvers of C# members, as expressions, so that calls need no reflection.</summary>
sealed class ResolverCompiler(ParameterBinder binder, IServiceProvider applicationServices)
{
    static readonly MethodInfo Argument = typeof(ResolverContext).GetMethod(nameof(ResolverContext.Argument))!;

    /// <param name="member">A property or a method.</param>
    /// <param name="onParent">Whether it is called on the parent; otherwise on an instance of its declaring class.</param>
    /// <param name="argumentIndex">The index of a parameter among the field's arguments.</param>
    /// <param name="isStream">Whether a returned async sequence is passed on instead of being read to its end.</param>
    public FieldResolver Compile(MemberInfo member, bool onParent, Func<ParameterInfo, int> argumentIndex, bool isStream = false)
    {
        var returned = ReturnType(member);
        var adapter = isStream && TypeShape.IsAsyncSequence(returned) ? null : ResultAdapter.For(returned);
        var isStatic = (member as MethodInfo ?? ((PropertyInfo)member).GetMethod!).IsStatic;
        var parameters = (member as MethodInfo)?.GetParameters() ?? [];
        var (shared, perCall) = onParent || isStatic ? (null, null) : ResolverInstances.For(member.DeclaringType!, applicationServices);

        if (parameters.Length == 0 && perCall is null && adapter is null)
        {
            var parent = Expression.Parameter(typeof(object));
            var target = isStatic ? null : onParent ? Cast(parent, member.DeclaringType!) : Expression.Constant(shared);
            var read = Expression.Convert(Access(member, target, []), typeof(object));
            return new FieldResolver { PureSource = Expression.Lambda<Func<object, object?>>(read, parent) };
        }

        var context = Expression.Parameter(typeof(ResolverContext));
        var call = Access(
            member,
            isStatic ? null : Instance(context, member.DeclaringType!, onParent, shared, perCall),
            [.. parameters.Select(p => Value(p, context, argumentIndex))]);
        return adapter is not null
            ? new FieldResolver { AsyncSource = Expression.Lambda<Func<ResolverContext, ValueTask<object?>>>(Expression.Call(adapter, call), context) }
            : new FieldResolver { SyncSource = Expression.Lambda<Func<ResolverContext, object?>>(Expression.Convert(call, typeof(object)), context) };
    }

    /// <summary>A reader of a leaf of the parent without boxing; null if the value needs conversion, arguments or services.
    /// </summary>
    public static Expression<LeafReader>? LeafOf(MemberInfo member, IType type)
    {
        if ((member as MethodInfo ?? ((PropertyInfo)member).GetMethod!).IsStatic
            || type.NullableType() is not INamedType named
            || LeafWriter.For(ReturnType(member), named) is not { } write)
            return null;
        var parent = Expression.Parameter(typeof(object));
        var place = Expression.Parameter(typeof(ResultValue).MakeByRefType());
        var value = Access(member, Cast(parent, member.DeclaringType!), []);
        return Expression.Lambda<LeafReader>(write(place, value), parent, place);
    }

    static Type ReturnType(MemberInfo member) => (member as MethodInfo)?.ReturnType ?? ((PropertyInfo)member).PropertyType;

    static Expression Access(MemberInfo member, Expression? target, IReadOnlyList<Expression> arguments) =>
        member is MethodInfo method
        ? Expression.Call(target, method, arguments)
        : Expression.Property(target, (PropertyInfo)member);

    static Expression Instance(
        Expression context, Type type, bool onParent, object? shared, Func<ResolverContext, object>? perCall) =>
        onParent ? Cast(Expression.Property(context, nameof(ResolverContext.ParentObject)), type)
        : shared is not null ? Expression.Constant(shared)
        : Cast(Expression.Invoke(Expression.Constant(perCall!), context), type);

    Expression Value(ParameterInfo parameter, Expression context, Func<ParameterInfo, int> argumentIndex) =>
        binder.IsArgument(parameter)
        ? Expression.Call(context, Argument.MakeGenericMethod(parameter.ParameterType), Expression.Constant(argumentIndex(parameter)))
        : binder.Bind(parameter, context);

    static Expression Cast(Expression value, Type type) =>
        type.IsValueType ? Expression.Unbox(value, type) : Expression.Convert(value, type);
}
