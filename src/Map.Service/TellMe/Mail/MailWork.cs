using Map.Service.Hosting;

namespace Map.Service.TellMe.Mail;

/// <summary>Sends mails while the service runs.</summary>
sealed class MailWork(SendDue due, TimeProvider time, ILogger<MailWork> logger) : PeriodicWork(Interval, time, logger)
{
    // Somebody waits for the link.
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override Task OnceAsync(CancellationToken stoppingToken) => due.RunAsync(stoppingToken);
}
