using Map.Service.Freshness.Mail;
using Map.Service.TellMe.Keys;
using Map.Service.TellMe.Mail;
using Map.Service.TellMe.News;

namespace Map.Service.TellMe;

/// <summary>Ends a subscription, and with it goes its address.</summary>
sealed class LeaveSubscription(SubscriptionTable subscriptions, SubscriberKeys keys, MailBook book, AddressHashes hashes)
{
    public async Task<LeaveSubscriptionResponse> RunAsync(LeaveSubscriptionRequest request, CancellationToken cancellationToken)
    {
        // Mail programs may leave twice: who is not there has left.
        if (await subscriptions.FindAsync(request.Token, cancellationToken) is not { } subscription) return new();
        if (request.NeverAgain && SubscriberAddress.Open(keys, subscription.Address, subscription.Id) is { } contact)
        {
            // A browser asks its reader by itself before it is told again.
            if (subscription.Channel == Subscription.Mail) await book.StopAddressAsync(contact.Address, cancellationToken);
            await subscriptions.DeleteOfAsync([await hashes.OfAsync(subscription.Channel, contact, cancellationToken)], cancellationToken);
        }

        await subscriptions.DeleteAsync(subscription.Id, cancellationToken);
        return new();
    }
}
