using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// The services of an execution, lent by its request or of a scope of its own. They are made when the first resolver asks, on whichever
/// thread, which spares most requests a scope; once the execution has ended they no longer are, as by then the HTTP context may serve
/// another caller.
/// </summary>
/// <param name="application">Makes the scope.</param>
/// <param name="request">The request.</param>
/// <param name="lendsServices">Whether the services of the request are used, if it has any.</param>
/// <param name="batches">Where DataLoaders put their batches; null to dispatch them at once.</param>
sealed class OperationScope(IServiceProvider application, IOperationRequest request, bool lendsServices, WorkQueue? batches)
    : IAsyncDisposable
{
    readonly Lock sync = new();
    IServiceProvider? services;
    AsyncServiceScope? own;
    BatchScheduler? scheduler;
    bool ended;

    public IServiceProvider Services
    {
        get
        {
            lock (sync)
                return services ??= OpenServices();
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (sync)
            ended = true;
        scheduler?.Detach();
        return own?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    IServiceProvider OpenServices()
    {
        ObjectDisposedException.ThrowIf(ended, this);
        var found = (lendsServices ? request.Services : null) ?? (own = application.CreateAsyncScope()).Value.ServiceProvider;
        if (batches is not null)
        {
            var known = found.GetRequiredService<BatchScheduler>();
            known.Attach(batches);
            scheduler = known;
        }

        return found;
    }
}
