using Map.Service.Hosting;
using Map.Service.Log.DataVersion;

namespace Map.Service.Webhooks;

/// <summary>Tells receivers of changes while the service runs. All services on a database share the work.</summary>
sealed class WebhookWork(
    WebhookTable webhooks, DeliverChanges deliver, LatestRevision latest, TimeProvider time, ILogger<WebhookWork> logger) : LastingWork(time, logger)
{
    // For what becomes due by itself, and for revisions of which the service did not hear.
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // A receiver that is slow holds one of these, and no connection to the database.
    const int MostAtOnce = 16;

    protected override async Task WorkAsync(Action succeeded, CancellationToken stoppingToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        List<Task> running = [];
        try
        {
            while (true)
            {
                // Before the look at the table: a revision after it completes this.
                var next = latest.Next;
                foreach (var done in running.Where(task => task.IsCompleted).ToList())
                {
                    running.Remove(done);
                    await done;
                }

                // Of each claim its own: a worker that claims again what it had and lost is another one.
                var (lease, now) = (Guid.CreateVersion7(Time.GetUtcNow()), Time.GetUtcNow());
                var claimed = running.Count == MostAtOnce ? []
                    : await webhooks.ClaimAsync(lease, now, now + DeliverChanges.Lease, MostAtOnce - running.Count, ended.Token);
                running.AddRange(claimed.Select(webhook => deliver.RunAsync(webhook, lease, ended.Token)));
                succeeded();
                // An attempt that ends may have left another change behind, which came while it was about to end.
                await Task.WhenAny([next, Task.Delay(Interval, Time, ended.Token), .. running]);
                ended.Token.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
