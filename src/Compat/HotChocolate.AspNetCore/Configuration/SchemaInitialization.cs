using Microsoft.Extensions.Hosting;

namespace HotChocolate.Execution.Configuration;

/// <summary>Builds the schema when the application starts, so that an error in the schema stops the start.</summary>
sealed class SchemaInitialization(RequestExecutorResolver resolver) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = resolver.Executor;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
