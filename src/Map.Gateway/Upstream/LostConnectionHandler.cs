namespace Map.Gateway.Upstream;

/// <summary>Lets the gRPC client retry a call whose connection broke before the response began.</summary>
sealed class LostConnectionHandler(RetryMetrics retries) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        retries.Count(request);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception) when (LostConnection.Unavailable(exception) is { } unavailable)
        {
            throw unavailable;
        }
    }
}
