using System.Net;
using Lib.Net.Http.WebPush;
using Lib.Net.Http.WebPush.Authentication;
using Map.Service.Hosting;
using Map.Service.TellMe.Keys;

namespace Map.Service.TellMe.Push;

/// <summary>Sends a message to a browser by its push service (RFC 8030), encrypted for it alone (RFC 8291).</summary>
/// <param name="settings">Who sends: push services are told the address of the map, to complain to.</param>
/// <param name="client">Makes a client that reaches nothing of the operator's own network.</param>
/// <param name="clock">For the limit of time.</param>
sealed class PushSender(SubscriberSettings settings, Func<HttpClient> client, TimeProvider clock)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    static readonly TimeSpan TimeToLive = TimeSpan.FromDays(1);

    /// <summary>One attempt.</summary>
    public async Task<PushOutcome> SendAsync(PushKeys keys, SubscriberAddress to, string text, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        using var http = client();
        using var authentication = new VapidAuthentication(keys.Public, keys.Private) { Subject = settings.Site.GetLeftPart(UriPartial.Authority) };
        var browser = new PushSubscription { Endpoint = to.Address };
        browser.SetKey(PushEncryptionKeyName.P256DH, to.P256dh);
        browser.SetKey(PushEncryptionKeyName.Auth, to.Auth);
        // A message that waits gives way to the next: one that says that there is news is enough. No battery is emptied for it.
        var message = new PushMessage(text) { TimeToLive = (int)TimeToLive.TotalSeconds, Urgency = PushMessageUrgency.Low, Topic = "news" };
        try
        {
            await new PushServiceClient(http) { AutoRetryAfter = false }.RequestPushMessageDeliveryAsync(browser, message, authentication, both.Token);
            return PushOutcome.Sent;
        }
        catch (PushServiceClientException refused)
        {
            return refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? PushOutcome.Ended : new(IsSent: false, IsEnded: false, RetryAfter(refused));
        }
        // Not reached, or within the network of the operator. What it says has the address in it.
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new(IsSent: false, IsEnded: false, RetryAfter: null);
        }
    }

    TimeSpan? RetryAfter(PushServiceClientException refused) =>
        refused.Headers?.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;
}
