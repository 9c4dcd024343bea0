using Map.Gateway.Http.Limits;
using Map.Gateway.Tests.Http;

namespace Map.Gateway.Tests.Telemetry;

/// <summary>As many requests of one address as are worked on at once, none of which ends, and one more that waits.</summary>
sealed class FullHouse(List<RawConnection> connections) : IAsyncDisposable
{
    const int BodyBytes = 30_000;

    public static async Task<FullHouse> OpenAsync(Uri gateway, Uri admin)
    {
        var connections = new List<RawConnection>();
        for (var i = 0; i <= Admission.Requests; i++)
        {
            // An address of their own, whose budget nobody else has used.
            connections.Add(await RawConnection.OpenAsync(gateway, "127.0.0.9"));
            await connections[^1].SendHeadAsync("POST /graphql", $"Content-Length: {BodyBytes}");
        }

        await Patience.UntilAsync(async () =>
        {
            // The body comes slowly, and never to its end: if nothing of it came, the server would close the connections after seconds.
            foreach (var connection in connections) await connection.SendAsync("          ");
            return (await Scrape.ReadAsync(admin)).Text.Contains("aspnetcore_rate_limiting_queued_requests{} 1\n", StringComparison.Ordinal);
        }, "a request to wait");
        return new(connections);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
            await connection.DisposeAsync();
    }
}
