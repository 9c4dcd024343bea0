using Map.Service.Freshness.Mail;
using Map.Service.Hosting;
using Map.Service.TellMe.Keys;
using Map.Service.TellMe.News;

namespace Map.Service.TellMe.Mail;

/// <summary>Sends the mails that are due. All services on a database share the work.</summary>
sealed class SendDue(
    SubscriptionTable subscriptions, SubscriberKeys keys, SubscriberSettings settings, MailBook book, MailSender mail, ReadNews news, ConfirmedSubject subjects,
    TellMeCounts counts, TimeProvider clock)
{
    static readonly TimeSpan Away = TimeSpan.FromMinutes(5);

    readonly LetterText letters = new(settings.Site);

    /// <summary>Sends what is due.</summary>
    /// <exception cref="IOException">The mail server cannot be reached, or refuses this map. Everything is due again in some minutes.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await subscriptions.ClaimAsync(Subscription.Mail, clock.GetUtcNow(), cancellationToken) is { } claimed) await SendAsync(claimed, cancellationToken);
    }

    async Task SendAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        if (SubscriberAddress.Open(keys, subscription.Address, subscription.Id) is not { } contact)
        {
            counts.Unreadable();
            return;
        }

        if (await book.IsStoppedAsync(await book.HashAsync(contact.Address, cancellationToken), cancellationToken))
        {
            await subscriptions.DeleteAsync(subscription.Id, cancellationToken);
            return;
        }

        if (subscription.IsConfirmed) await DigestAsync(subscription, contact, cancellationToken);
        else await ConfirmAsync(subscription, contact, cancellationToken);
    }

    async Task ConfirmAsync(Subscription subscription, SubscriberAddress contact, CancellationToken cancellationToken)
    {
        var name = await subjects.NameAsync(subscription, cancellationToken);
        // Of a place that was taken off the map in between there is nothing to tell.
        if (name is null) await subscriptions.DeleteAsync(subscription.Id, cancellationToken);
        else if (await TakenAsync(subscription, contact, letters.Confirm(subscription, name, contact), cancellationToken)) counts.Asked();
    }

    async Task DigestAsync(Subscription subscription, SubscriberAddress contact, CancellationToken cancellationToken)
    {
        var told = await news.ReadAsync(subscription, cancellationToken);
        if (!told.IsNothing && !await TakenAsync(subscription, contact, letters.Digest(subscription, told, contact), cancellationToken)) return;
        if (!told.IsNothing) counts.Told();
        if (told.IsGone) await subscriptions.DeleteAsync(subscription.Id, cancellationToken);
        else await subscriptions.ToldAsync(subscription, told, due: null, cancellationToken);
    }

    /// <returns>Whether the server took it.</returns>
    async Task<bool> TakenAsync(Subscription subscription, SubscriberAddress contact, (string Subject, string Text) letter, CancellationToken cancellationToken)
    {
        var sent = await mail.TrySendAsync(
            contact.Address, letter.Subject, letter.Text, letters.Leave(contact), MailWords.Known(subscription.Language), cancellationToken);
        var now = clock.GetUtcNow();
        switch (sent.Outcome)
        {
            case MailOutcome.Sent:
                return true;
            case MailOutcome.RefusedForGood:
                counts.Refused();
                await subscriptions.DeleteAsync(subscription.Id, cancellationToken);
                return false;
            case MailOutcome.RefusedForNow:
                counts.Refused();
                if (Retries.After(subscription, now) is { } retry) await subscriptions.LaterAsync(subscription, retry, subscription.FailingSince ?? now, cancellationToken);
                else await subscriptions.DeleteAsync(subscription.Id, cancellationToken);
                return false;
            default:
                await subscriptions.LaterAsync(subscription, now + Away, failingSince: null, cancellationToken);
                throw new IOException($"The mail server of {MailSettings.ServerKey} did not take mails ({sent.Fault}). See whether it runs, lets this map in, and takes its sender.");
        }
    }
}
