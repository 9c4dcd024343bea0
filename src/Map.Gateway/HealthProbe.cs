using System.Net;

namespace Map.Gateway;

/// <summary><c>Map.Gateway health</c>: checks whether the gateway on this machine is ready. For the health check of a container.</summary>
static class HealthProbe
{
    /// <returns>The exit code: 0 when it is ready, 1 when not.</returns>
    public static async Task<int> RunAsync(GatewaySettings settings)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false };
        // The certificate is for the name of the site, and this asks by another one, sends nothing secret, and believes what it hears for the one word that it wants.
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            using var response = await http.GetAsync(new Uri(AddressOf(settings.Listen.Addresses), "/health/ready"));
            await Console.Out.WriteLineAsync(await response.Content.ReadAsStringAsync());
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    // Without TLS where it can be. What listens at all addresses of the machine, or at a name, listens at this one.
    static Uri AddressOf(IReadOnlyList<Uri> addresses)
    {
        var address = addresses.OrderBy(address => address.Scheme).First();
        var isOne = IPAddress.TryParse(address.DnsSafeHost, out var ip) && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any);
        return isOne ? address : new UriBuilder(address) { Host = "127.0.0.1" }.Uri;
    }
}
