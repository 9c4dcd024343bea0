using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// The services of one execution, those of the request or of a scope of its own. Looked for when the first resolver needs one, which spares
/// all other requests a scope.
/// </summary>
/// <param name="application">Makes the scope.</param>
/// <param name="request">The request with services, if it may lend them.</param>
/// <param name="batches">Where DataLoaders put their batches; null to dispatch them at once.</param>
sealed class OperationServices(IServiceProvider application, IOperationRequest? request, WorkQueue? batches) : IAsyncDisposable
{
    AsyncServiceScope? scope;
    BatchScheduler? scheduler;

    public IServiceProvider Provider => field ??= Open();

    public ValueTask DisposeAsync()
    {
        scheduler?.Detach();
        return scope?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    IServiceProvider Open()
    {
        var services = request?.Services ?? (scope = application.CreateAsyncScope()).Value.ServiceProvider;
        if (batches is not null)
        {
            var found = services.GetRequiredService<BatchScheduler>();
            found.Attach(batches);
            scheduler = found;
        }

        return services;
    }
}
