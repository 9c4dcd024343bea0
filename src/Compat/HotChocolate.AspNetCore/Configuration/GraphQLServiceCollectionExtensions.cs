using GreenDonut;
using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the GraphQL server to an application's services.</summary>
public static class GraphQLServiceCollectionExtensions
{
    const int DefaultMaxAllowedRequestSize = 1024 * 1024;

    /// <param name="services">The application's services.</param>
    /// <param name="schemaName">Must be left out: the stand-in supports one schema.</param>
    /// <param name="maxAllowedRequestSize">The largest request body in bytes; a larger one is refused with status 413.</param>
    /// <param name="disableDefaultSecurity">Whether to leave out the original's default limits; the stand-in never has them.</param>
    public static IRequestExecutorBuilder AddGraphQLServer(
        this IServiceCollection services,
        string? schemaName = null,
        int maxAllowedRequestSize = DefaultMaxAllowedRequestSize,
        bool disableDefaultSecurity = false)
    {
        var setup = services.Select(s => s.ImplementationInstance).OfType<ServerSetup>().FirstOrDefault();
        if (setup is null)
        {
            setup = new ServerSetup();
            services.AddSingleton(setup);
        }

        if (schemaName is not null)
            throw new ArgumentException("Only one schema is supported: leave its name out.", nameof(schemaName));
        setup.MaxAllowedRequestSize = maxAllowedRequestSize;
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RequestExecutorResolver>();
        services.TryAddSingleton<IRequestExecutorResolver>(s => s.GetRequiredService<RequestExecutorResolver>());
        services.TryAddScoped<BatchScheduler>();
        services.TryAddScoped<IBatchScheduler>(s => s.GetRequiredService<BatchScheduler>());
        services.TryAddTransient<DataLoaderOptions>();
        services.TryAddSingleton<ISocketSessionInterceptor, DefaultSocketSessionInterceptor>();
        return new RequestExecutorBuilder(services, setup);
    }
}
