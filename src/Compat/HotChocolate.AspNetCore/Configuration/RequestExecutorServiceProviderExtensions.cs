using HotChocolate.Execution;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Executes requests without HTTP.</summary>
public static class RequestExecutorServiceProviderExtensions
{
    public static ValueTask<IRequestExecutor> GetRequestExecutorAsync(
        this IServiceProvider services, CancellationToken cancellationToken = default) =>
        services.GetRequiredService<IRequestExecutorResolver>().GetRequestExecutorAsync(cancellationToken);
}
