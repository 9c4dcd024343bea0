using Map.Service.Log.ChangeFeed;
using Map.Service.Places.Read;

namespace Map.Service.Webhooks;

/// <summary>Tells one receiver all that it does not know yet, one change after the other: the next is sent once the receiver has taken the one before.</summary>
/// <remarks>
/// At least once: that a change was taken is kept only after the receiver said so, and a worker that dies in between leaves it to be sent again.
/// In order: a receiver has one position, and one worker at a time. A lease ends later than any attempt that began while it was held, so
/// the worker that takes over begins when the other one's attempt is over, unless that one's whole process stood still in between.
/// </remarks>
sealed class DeliverChanges(ChangeLog log, WebhookTable webhooks, WebhookSender sender, TimeProvider clock, ILogger<DeliverChanges> logger)
{
    /// <summary>How long a lease lasts that is not renewed: longer than an attempt.</summary>
    public static readonly TimeSpan Lease = 2 * WebhookSender.Limit;

    // A place that was taken off the map meanwhile is not sent because it was read before.
    static readonly TimeSpan LongestKept = TimeSpan.FromSeconds(5);

    const int PageSize = 50;

    // How many revisions are looked through at once: a receiver whose filter matches little keeps its position in between.
    const int Stretch = 20_000;

    /// <summary>Delivers until there is nothing more, or an attempt fails.</summary>
    /// <param name="webhook">The receiver, which the worker has claimed.</param>
    /// <param name="lease">By this lease.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Webhook webhook, Guid lease, CancellationToken cancellationToken)
    {
        try
        {
            await DeliverAsync(webhook, lease, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Another service goes on at once, and not only when the lease ends.
            await webhooks.ReleaseAsync(webhook.Id, lease, CancellationToken.None);
            throw;
        }
    }

    async Task DeliverAsync(Webhook webhook, Guid lease, CancellationToken cancellationToken)
    {
        var (last, generation) = await webhooks.PositionAsync(cancellationToken);
        if (webhook.Generation != generation || webhook.Revision > last)
        {
            const string Restored = "The map was restored from a backup. Let the receiver copy it anew, then resume.";
            await EndAsync(webhook.Paused(Restored, clock.GetUtcNow()), lease, cancellationToken);
            return;
        }

        using var client = sender.Client(webhook);
        while (webhook.Revision < last)
        {
            var page = await log.ReadAsync(
                webhook.Revision, webhook.Filter, PageSize, Caller.Anonymous, cancellationToken, webhook.Revision + Stretch,
                OperatorsSql.DayOf(webhook.Filter, clock));
            if (await SendAsync(client, webhook, page, lease, cancellationToken) is not { } told) return;
            (webhook, last) = (told, page.LastRevision);
        }

        await webhooks.SaveAsync(webhook, lease, null, cancellationToken);
    }

    /// <returns>The webhook after the page, or a part of it; null when it ended before.</returns>
    async Task<Webhook?> SendAsync(HttpClient client, Webhook webhook, ListChangesResponse page, Guid lease, CancellationToken cancellationToken)
    {
        var read = clock.GetUtcNow();
        // To read the page may have taken longer than the lease.
        if (!await webhooks.SaveAsync(webhook, lease, read + Lease, cancellationToken)) return null;
        foreach (var change in page.Changes)
        {
            if (clock.GetUtcNow() - read > LongestKept) return webhook;
            var delivery = await sender.SendAsync(client, webhook, WebhookEvent.Of(webhook, change), cancellationToken);
            var now = clock.GetUtcNow();
            if (delivery.Fault is not null)
            {
                await EndAsync(webhook.Failed(delivery, now), lease, cancellationToken);
                return null;
            }

            webhook = webhook.Delivered(change.Revision, now);
            if (!await webhooks.SaveAsync(webhook, lease, now + Lease, cancellationToken)) return null;
        }

        // What lies between concerns the receiver in no way.
        return webhook with { Revision = page.Revision };
    }

    async Task EndAsync(Webhook webhook, Guid lease, CancellationToken cancellationToken)
    {
        if (await webhooks.SaveAsync(webhook, lease, null, cancellationToken) && webhook.PausedAt is not null) logger.WebhookPaused(webhook.Id);
    }
}
