using Map.Gazetteer;

namespace Map.Service.Localities;

/// <summary>Reads the gazetteer before the service listens: it takes about a second, and no request should wait for it.</summary>
sealed class GazetteerReader : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
