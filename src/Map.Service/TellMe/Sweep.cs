using Map.Service.Freshness.Mail;
using Map.Service.TellMe.Keys;
using Map.Service.TellMe.Mail;
using Map.Service.TellMe.News;
using Map.Service.TellMe.Push;

namespace Map.Service.TellMe;

/// <summary>Deletes what is not to be kept, and encrypts anew what a former key has encrypted.</summary>
sealed class Sweep(
    NpgsqlDataSource database, SubscriptionTable subscriptions, SubscriberKeys keys, PushIdentity identity, MailBook book, AddressHashes hashes, TimeProvider clock)
{
    /// <summary>For how long a link confirms.</summary>
    public static readonly TimeSpan Waiting = TimeSpan.FromHours(48);

    // Longer than any service lies still. Older ones are seen before each mail, too.
    static readonly TimeSpan Looked = TimeSpan.FromDays(2);

    const int AtOnce = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await subscriptions.DeleteUnconfirmedAsync(now - Waiting, cancellationToken);
        var requests = new Statement();
        await database.ExecuteAsync(
            requests.Append($"DELETE FROM news_request WHERE at < {requests.Value((now - RequestBounds.Kept).UtcDateTime)}"), cancellationToken);
        var stopped = await book.StoppedSinceAsync(now - Looked, cancellationToken);
        if (stopped.Count > 0) await subscriptions.DeleteOfAsync([.. stopped.Select(hashes.OfBook)], cancellationToken);
        await identity.ResealAsync(cancellationToken);
        foreach (var former in await subscriptions.OfFormerKeysAsync(AtOnce, cancellationToken))
            if (SubscriberAddress.Open(keys, former.Address, former.Id) is { } contact)
                await subscriptions.ResealAsync(former, contact, await hashes.OfAsync(former.Channel, contact, cancellationToken), cancellationToken);
    }
}
