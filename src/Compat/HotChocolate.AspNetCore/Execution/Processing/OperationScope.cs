using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// The services of an execution: those of its request, or a new scope. They are created when a resolver first needs them, on any thread, so
/// most requests create no scope. After the execution has ended they can no longer be created, because the HTTP context may then belong to
/// another request.
/// </summary>
/// <param name="application">Creates the scope.</param>
/// <param name="request">The request.</param>
/// <param name="lendsServices">Whether the services of the request are used, if it has any.</param>
/// <param name="batches">Receives the batches of DataLoaders; null dispatches them immediately.</param>
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
