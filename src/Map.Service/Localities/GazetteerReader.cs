using Map.Gazetteer;

namespace Map.Service.Localities;

/// <summary>Reads the gazetteer before the service listens: it takes about a second, for which no request should wait.</summary>
sealed class GazetteerReader : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
