namespace Map.Gateway.Upstream;

/// <summary>Lets the client send again what a broken connection left without the beginning of an answer.</summary>
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
