namespace Map.Gateway;

/// <summary><c>Map.Gateway health</c>: checks whether the gateway on this machine is ready. For the health check of a container.</summary>
static class HealthProbe
{
    /// <returns>The exit code: 0 when it is ready, 1 when not.</returns>
    public static async Task<int> RunAsync(GatewaySettings settings)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            // It may listen on all addresses of the machine; this one is always among them.
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{settings.ListenUrl.Port}/health/ready"));
            await Console.Out.WriteLineAsync(await response.Content.ReadAsStringAsync());
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
