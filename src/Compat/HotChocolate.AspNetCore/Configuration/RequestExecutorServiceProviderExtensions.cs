using System.Diagnostics.CodeAnalysis;
using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Executes requests without HTTP.</summary>
public static class RequestExecutorServiceProviderExtensions
{
    public static ValueTask<IRequestExecutor> GetRequestExecutorAsync(
        this IServiceProvider services, CancellationToken cancellationToken = default) =>
        services.GetRequiredService<IRequestExecutorResolver>().GetRequestExecutorAsync(cancellationToken);

    public static async ValueTask<IExecutionResult> ExecuteRequestAsync(
        this IServiceProvider services, [StringSyntax("graphql")] string document, CancellationToken cancellationToken = default)
    {
        var executor = await services.GetRequestExecutorAsync(cancellationToken).ConfigureAwait(false);
        return await executor.ExecuteAsync(document, cancellationToken).ConfigureAwait(false);
    }

    public static ValueTask<IRequestExecutor> BuildRequestExecutorAsync(
        this IRequestExecutorBuilder builder, CancellationToken cancellationToken = default) =>
        builder.Services.BuildServiceProvider().GetRequestExecutorAsync(cancellationToken);

    public static async ValueTask<ISchema> BuildSchemaAsync(
        this IRequestExecutorBuilder builder, CancellationToken cancellationToken = default) =>
        (await builder.BuildRequestExecutorAsync(cancellationToken).ConfigureAwait(false)).Schema;
}
