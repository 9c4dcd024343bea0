using Map.Service.TellMe.Keys;
using Map.Service.TellMe.News;

namespace Map.Service.TellMe.Push;

/// <summary>Sends the messages to browsers that are due. All services on a database share the work.</summary>
sealed class PushDue(
    SubscriptionTable subscriptions, SubscriberKeys keys, PushIdentity identity, PushSender push, ReadNews news, TellMeCounts counts, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await subscriptions.ClaimAsync(Subscription.Push, clock.GetUtcNow(), cancellationToken) is { } claimed) await SendAsync(claimed, cancellationToken);
    }

    async Task SendAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        if (SubscriberAddress.Open(keys, subscription.Address, subscription.Id) is not { } address || await identity.GetAsync(cancellationToken) is not { } pair)
        {
            counts.Unreadable();
            return;
        }

        var told = await news.ReadAsync(subscription, cancellationToken);
        if (told.IsNothing)
        {
            await subscriptions.ToldAsync(subscription, told, due: null, cancellationToken);
            return;
        }

        var outcome = await push.SendAsync(pair, address, PushText.Of(subscription, told), cancellationToken);
        var now = clock.GetUtcNow();
        if (outcome.IsSent) counts.Told();
        else if (!outcome.IsEnded) counts.Refused();
        if (outcome.IsEnded || (outcome.IsSent && told.IsGone)) await subscriptions.DeleteAsync(subscription.Id, cancellationToken);
        else if (outcome.IsSent) await subscriptions.ToldAsync(subscription, told, NewsTimes.AfterTelling(subscription, now), cancellationToken);
        else if (Retries.After(subscription, now, outcome.RetryAfter) is { } retry) await subscriptions.LaterAsync(subscription, retry, subscription.FailingSince ?? now, cancellationToken);
        else await subscriptions.DeleteAsync(subscription.Id, cancellationToken);
    }
}
