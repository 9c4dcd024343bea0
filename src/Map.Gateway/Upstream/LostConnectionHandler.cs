namespace Map.Gateway.Upstream;

/// <summary>Lets the gRPC client retry a call whose connection broke before the response began.</summary>
sealed class LostConnectionHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
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
