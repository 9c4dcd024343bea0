namespace Grpc.Net.Client.Internal;

/// <summary>Calls of a channel with one address that wait for a connection rather than fail for want of one.</summary>
sealed class ReadyWait(GrpcChannel channel, GrpcChannelOptions options)
{
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await channel.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException exception) when (IsUnsent(exception))
            {
                var delay = Backoff.BeforeReconnect(failures, options);
                channel.Logger.WaitingForConnection(channel.Address, delay, exception.Message);
                await Task.Delay(delay, channel.Time, cancellationToken).ConfigureAwait(false);
                request = Copy(request);
            }
        }
    }

    /// <summary>Whether there was no connection to send a request over, so that no server can have seen it.</summary>
    public static bool IsUnsent(HttpRequestException exception) => exception.HttpRequestError
        is HttpRequestError.ConnectionError
        or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    // An HttpClient sends no message twice.
    static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
            Content = request.Content,
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        return copy;
    }
}
