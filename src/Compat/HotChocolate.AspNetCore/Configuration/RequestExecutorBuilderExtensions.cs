using GreenDonut;
using HotChocolate;
using HotChocolate.AspNetCore;
using HotChocolate.Execution.Configuration;
using HotChocolate.Execution.Options;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures how requests are executed.</summary>
public static class RequestExecutorBuilderExtensions
{
    /// <summary>Makes a DataLoader available to resolvers, one instance per request.</summary>
    public static IRequestExecutorBuilder AddDataLoader<T>(this IRequestExecutorBuilder builder) where T : class, IDataLoader
    {
        builder.Services.TryAddScoped<T>();
        return builder;
    }

    /// <summary>Adds a filter that may change errors before they are written. Filters run in the order in which they were added.</summary>
    public static IRequestExecutorBuilder AddErrorFilter(this IRequestExecutorBuilder builder, Func<IError, IError> errorFilter) =>
        builder.Configure(s => s.ErrorFilters.Add(_ => new FuncErrorFilter(errorFilter)));

    /// <inheritdoc cref="AddErrorFilter(IRequestExecutorBuilder, Func{IError, IError})"/>
    public static IRequestExecutorBuilder AddErrorFilter<T>(this IRequestExecutorBuilder builder, Func<IServiceProvider, T> factory)
        where T : class, IErrorFilter =>
        builder.Configure(s => s.ErrorFilters.Add(factory));

    public static IRequestExecutorBuilder ModifyRequestOptions(
        this IRequestExecutorBuilder builder, Action<RequestExecutorOptions> configure) =>
        builder.Configure(s => configure(s.RequestOptions));

    public static IRequestExecutorBuilder ModifyParserOptions(
        this IRequestExecutorBuilder builder, Action<RequestParserOptions> configure) =>
        builder.Configure(s => configure(s.ParserOptions));

    /// <summary>Builds the schema when the application starts, so that an error in the schema stops the start.</summary>
    public static IRequestExecutorBuilder InitializeOnStartup(this IRequestExecutorBuilder builder)
    {
        builder.Services.AddHostedService<SchemaInitialization>();
        return builder;
    }

    /// <summary>Configures the engine's own services, such as the storage of operations.</summary>
    public static IRequestExecutorBuilder ConfigureSchemaServices(
        this IRequestExecutorBuilder builder, Action<IServiceCollection> configureServices)
    {
        configureServices(builder.Services);
        return builder;
    }

    /// <summary>Adds an interceptor of WebSocket connections and of the operations on them.</summary>
    public static IRequestExecutorBuilder AddSocketSessionInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, ISocketSessionInterceptor
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<ISocketSessionInterceptor, T>());
        return builder;
    }
}
