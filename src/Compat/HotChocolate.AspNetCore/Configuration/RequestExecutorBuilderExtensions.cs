using GreenDonut;
using HotChocolate;
using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using HotChocolate.Execution.Options;
using HotChocolate.Subscriptions;
using HotChocolate.Types.Pagination;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures how requests are executed.</summary>
public static class RequestExecutorBuilderExtensions
{
    const string CostAnalyzerMiddleware = nameof(CostAnalyzerMiddleware);

    /// <summary>Makes a DataLoader available to resolvers, one instance per request.</summary>
    public static IRequestExecutorBuilder AddDataLoader<T>(this IRequestExecutorBuilder builder) where T : class, IDataLoader
    {
        builder.Services.TryAddScoped<T>();
        return builder;
    }

    /// <summary>Makes a DataLoader available under an interface.</summary>
    public static IRequestExecutorBuilder AddDataLoader<TService, TImplementation>(this IRequestExecutorBuilder builder)
        where TService : class, IDataLoader
        where TImplementation : class, TService
    {
        builder.Services.TryAddScoped<TImplementation>();
        builder.Services.TryAddScoped<TService>(s => s.GetRequiredService<TImplementation>());
        return builder;
    }

    /// <summary>Changes errors before they are written, after the filters added before.</summary>
    public static IRequestExecutorBuilder AddErrorFilter(this IRequestExecutorBuilder builder, Func<IError, IError> errorFilter) =>
        builder.Configure(s => s.ErrorFilters.Add(_ => new FuncErrorFilter(errorFilter)));

    /// <inheritdoc cref="AddErrorFilter(IRequestExecutorBuilder, Func{IError, IError})"/>
    public static IRequestExecutorBuilder AddErrorFilter<T>(this IRequestExecutorBuilder builder) where T : class, IErrorFilter =>
        builder.AddErrorFilter(services => ActivatorUtilities.GetServiceOrCreateInstance<T>(services));

    /// <inheritdoc cref="AddErrorFilter(IRequestExecutorBuilder, Func{IError, IError})"/>
    public static IRequestExecutorBuilder AddErrorFilter<T>(this IRequestExecutorBuilder builder, Func<IServiceProvider, T> factory)
        where T : class, IErrorFilter =>
        builder.Configure(s => s.ErrorFilters.Add(factory));

    /// <summary>Subscriptions within this process.</summary>
    public static IRequestExecutorBuilder AddInMemorySubscriptions(this IRequestExecutorBuilder builder)
    {
        builder.Services.TryAddSingleton<InMemoryPubSub>();
        builder.Services.TryAddSingleton<ITopicEventSender>(s => s.GetRequiredService<InMemoryPubSub>());
        builder.Services.TryAddSingleton<ITopicEventReceiver>(s => s.GetRequiredService<InMemoryPubSub>());
        return builder;
    }

    public static IRequestExecutorBuilder ModifyRequestOptions(
        this IRequestExecutorBuilder builder, Action<RequestExecutorOptions> configure) =>
        builder.Configure(s => configure(s.RequestOptions));

    public static IRequestExecutorBuilder ModifyParserOptions(
        this IRequestExecutorBuilder builder, Action<RequestParserOptions> configure) =>
        builder.Configure(s => configure(s.ParserOptions));

    public static IRequestExecutorBuilder ModifyPagingOptions(this IRequestExecutorBuilder builder, Action<PagingOptions> configure) =>
        builder.Configure(s => configure(s.PagingOptions));

    public static IRequestExecutorBuilder ModifyServerOptions(
        this IRequestExecutorBuilder builder, Action<GraphQLServerOptions> configure) =>
        builder.Configure(s => configure(s.ServerOptions));

    /// <summary>Refuses operations with fields nested deeper than this.</summary>
    public static IRequestExecutorBuilder AddMaxExecutionDepthRule(
        this IRequestExecutorBuilder builder, int maxAllowedExecutionDepth, bool skipIntrospectionFields = false) =>
        builder.Configure(s => (s.MaxExecutionDepth, s.DepthSkipsIntrospection) = (maxAllowedExecutionDepth, skipIntrospectionFields));

    public static IRequestExecutorBuilder DisableIntrospection(this IRequestExecutorBuilder builder, bool disable = true) =>
        builder.Configure(s => s.IntrospectionDisabled = disable);

    /// <summary>Adds what <see cref="HotChocolate.Authorization.AuthorizeAttribute"/> needs for policies.</summary>
    public static IRequestExecutorBuilder AddAuthorization(this IRequestExecutorBuilder builder)
    {
        builder.Services.AddAuthorization();
        return builder;
    }

    /// <summary>Puts a step of one's own into the handling of requests. The one place for it is after the cost analysis.</summary>
    public static IRequestExecutorBuilder AppendUseRequest(
        this IRequestExecutorBuilder builder, string after, RequestMiddleware middleware, string? key = null) =>
        after == CostAnalyzerMiddleware
            ? builder.Configure(s => s.AfterCostAnalysis.Add(middleware))
            : throw new ArgumentException(
                $"{key ?? "A step"} cannot come after {after}; it can after {CostAnalyzerMiddleware}.", nameof(after));

    /// <summary>Sees each HTTP request before it is executed.</summary>
    public static IRequestExecutorBuilder AddHttpRequestInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, IHttpRequestInterceptor
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<IHttpRequestInterceptor, T>());
        return builder;
    }

    /// <summary>Sees each WebSocket when it connects, and each operation on it before it is executed.</summary>
    public static IRequestExecutorBuilder AddSocketSessionInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, ISocketSessionInterceptor
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<ISocketSessionInterceptor, T>());
        return builder;
    }
}
