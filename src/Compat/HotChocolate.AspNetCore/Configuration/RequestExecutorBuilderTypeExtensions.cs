using HotChocolate.Execution.Configuration;
using HotChocolate.Types;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the C# classes from which the schema is built.</summary>
public static class RequestExecutorBuilderTypeExtensions
{
    /// <summary>The members of the class are the fields of the query type.</summary>
    public static IRequestExecutorBuilder AddQueryType<TQuery>(this IRequestExecutorBuilder builder) where TQuery : class =>
        builder.Configure(s => s.QueryType = Root(s.QueryType, typeof(TQuery), "query"));

    /// <summary>The members of the class are the fields of the mutation type.</summary>
    public static IRequestExecutorBuilder AddMutationType<TMutation>(this IRequestExecutorBuilder builder) where TMutation : class =>
        builder.Configure(s => s.MutationType = Root(s.MutationType, typeof(TMutation), "mutation"));

    /// <summary>The members of the class are the fields of the subscription type.</summary>
    public static IRequestExecutorBuilder AddSubscriptionType<TSubscription>(this IRequestExecutorBuilder builder)
        where TSubscription : class =>
        builder.Configure(s => s.SubscriptionType = Root(s.SubscriptionType, typeof(TSubscription), "subscription"));

    /// <summary>Adds a C# type, or the class of a scalar.</summary>
    public static IRequestExecutorBuilder AddType<T>(this IRequestExecutorBuilder builder) => builder.AddType(typeof(T));

    /// <inheritdoc cref="AddType{T}"/>
    public static IRequestExecutorBuilder AddType(this IRequestExecutorBuilder builder, Type type) =>
        builder.Configure(s => s.Types.Add(type));

    public static IRequestExecutorBuilder AddInterfaceType<T>(this IRequestExecutorBuilder builder) => builder.AddType(typeof(T));

    /// <summary>Adds a class that extends another type, see <see cref="ExtendObjectTypeAttribute"/>.</summary>
    public static IRequestExecutorBuilder AddTypeExtension<T>(this IRequestExecutorBuilder builder) => builder.AddTypeExtension(typeof(T));

    /// <inheritdoc cref="AddTypeExtension{T}"/>
    public static IRequestExecutorBuilder AddTypeExtension(this IRequestExecutorBuilder builder, Type type) =>
        builder.Configure(s => s.Extensions.Add(type));

    /// <summary>Makes the scalar or enum type the default for the C# type.</summary>
    public static IRequestExecutorBuilder BindRuntimeType<TRuntimeType, TSchemaType>(this IRequestExecutorBuilder builder)
        where TSchemaType : INamedType => builder.BindRuntimeType(typeof(TRuntimeType), typeof(TSchemaType));

    /// <inheritdoc cref="BindRuntimeType{TRuntimeType,TSchemaType}"/>
    public static IRequestExecutorBuilder BindRuntimeType(this IRequestExecutorBuilder builder, Type runtimeType, Type schemaType) =>
        builder.Configure(s => s.RuntimeTypeBindings[runtimeType] = schemaType);

    internal static IRequestExecutorBuilder Configure(this IRequestExecutorBuilder builder, Action<ServerSetup> configure)
    {
        configure(((RequestExecutorBuilder)builder).Setup);
        return builder;
    }

    static Type Root(Type? known, Type type, string operation) => known is null || known == type
        ? type
        : throw new InvalidOperationException(
            $"The {operation} type is {known} already. Make {type} an extension of it: [ExtendObjectType(typeof({known.Name}))] and "
                + "AddTypeExtension.");
}
