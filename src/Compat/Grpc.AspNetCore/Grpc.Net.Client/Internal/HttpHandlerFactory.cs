namespace Grpc.Net.Client.Internal;

static class HttpHandlerFactory
{
    /// <summary>One connection carries many calls; more are opened when its streams run out.</summary>
    public static SocketsHttpHandler CreatePrimaryHandler() => new()
    {
        EnableMultipleHttp2Connections = true,
        UseCookies = false,
        AllowAutoRedirect = false,
        // An address that moved is found again without a restart.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
