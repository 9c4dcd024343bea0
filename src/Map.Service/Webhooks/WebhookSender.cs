using System.Globalization;
using System.Net;
using System.Text;
using Map.Service.Hosting.Fetching;
using StandardWebhooks;

namespace Map.Service.Webhooks;

/// <summary>Sends an event, signed as Standard Webhooks has it (https://www.standardwebhooks.com), and nothing into the operator's network: see
/// <see cref="PublicHttp"/>.</summary>
sealed class WebhookSender(PublicHttp http, TimeProvider clock)
{
    /// <summary>How long an attempt may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    // What a receiver says is not kept. This much is read so that the connection can be used again.
    const int MostBytesOfAnswer = 4096;

    const string UserAgent = "Map (open map of the border regime; tells of changes; see docs/feeds.md)";

    /// <summary>A client for one receiver.</summary>
    public HttpClient Client(Webhook webhook)
    {
        var client = http.Client(webhook.AllowsPrivate ? new Uri(webhook.Url) : null);
        client.DefaultRequestHeaders.Add("User-Agent", UserAgent);
        return client;
    }

    /// <summary>One attempt.</summary>
    public async Task<Delivery> SendAsync(HttpClient client, Webhook webhook, WebhookEvent happened, CancellationToken cancellationToken)
    {
        if (PublicHttp.FaultOf(webhook.Url) is { } fault) return new($"The address {fault}");
        using var late = new CancellationTokenSource(Limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var request = Request(webhook, happened);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            var delivery = DeliveryOf(response);
            await ReadLittleAsync(response, both.Token);
            return delivery;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new($"It did not answer within {Limit.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException failure)
        {
            return new(failure.InnerException is NotPublicException inside
                ? $"It {inside.Message} ./map webhook add --allow-private allows that."
                : $"It cannot be reached: {failure.InnerException?.Message ?? failure.Message}");
        }
    }

    HttpRequestMessage Request(Webhook webhook, WebhookEvent happened)
    {
        var now = clock.GetUtcNow();
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(happened.Body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", happened.Id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", new StandardWebhook(webhook.Secret).Sign(happened.Id, now, happened.Body));
        return request;
    }

    Delivery DeliveryOf(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode) return Delivery.Done;
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        return new((int)response.StatusCode is >= 300 and < 400
            ? $"It answered {status}; what is sent is signed for one address, so redirects are not followed."
            : $"It answered {status}.")
        {
            IsGone = response.StatusCode == HttpStatusCode.Gone,
            RetryAfter = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null,
        };
    }

    // Whatever happens to the rest of it, the receiver has answered.
    static async Task ReadLittleAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
            await content.ReadAtLeastAsync(new byte[MostBytesOfAnswer], MostBytesOfAnswer, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception left) when (left is IOException or HttpRequestException or OperationCanceledException or InvalidDataException)
        {
            // The connection is closed with the response.
        }
    }
}
