namespace Map.Gateway.Http;

/// <summary>The address that a request came from.</summary>
static class CallerAddress
{
    /// <summary>As the service gets it with a suggestion, and nothing else does: it keeps a keyed hash for a day. It is never logged. Empty on a socket.
    /// </summary>
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } address => address.MapToIPv4().ToString(),
        var address => address.ToString(),
    };
}
