using Map.Service.Places.Read;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Map.Service.Places;

/// <summary>The service is ready when it can do what callers ask of it: read a place, all of its fields, from the whole map.</summary>
sealed class PlacesHealth(SearchPlaces search, MapGeneration generation, TimeProvider clock) : IHealthCheck
{
    // Whoever asks waits for two seconds.
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.5);

    static readonly SearchPlacesRequest Request = new() { PageSize = 1 };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var time = new CancellationTokenSource(Limit, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            // Not awaited to its end: a frozen server does not hear of a cancellation either.
            await ReadAsync(ended.Token).WaitAsync(ended.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy(exception is Refusal ? exception.Message : "The database does not respond as it should.");
        }
    }

    async Task ReadAsync(CancellationToken cancellationToken)
    {
        // First, because it makes what follows right after a restore.
        await generation.CurrentAsync(cancellationToken);
        await search.RunAsync(Request, Caller.Anonymous, cancellationToken);
    }
}
