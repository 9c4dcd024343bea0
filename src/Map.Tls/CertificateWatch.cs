using Microsoft.Extensions.Hosting;

namespace Map.Tls;

/// <summary>Looks at the files of all certificates every second, which takes a few microseconds.</summary>
sealed class CertificateWatch(IEnumerable<WatchedCertificate> certificates, TimeProvider time) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var next = new PeriodicTimer(Interval, time);
        while (await next.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var certificate in certificates)
                certificate.Look();
        }
    }
}
