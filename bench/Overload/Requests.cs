using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Map.Bench.Overload;

/// <summary>What is asked, and by whom: each request of another address of 3,000, so that no caller comes near its own limits.</summary>
static class Requests
{
    const int Addresses = 3_000;

    /// <summary>What a map shows around a point, another one each time; not from the cache.</summary>
    public static byte[] Near(int number)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            query = "query($at: PositionInput!) { placesNear(position: $at, withinKm: 300, first: 100) { edges { distanceKm node { id name status position { latitude longitude } sources { citation } } } } }",
            variables = new { at = new { latitude = 43 + (number * 0.0137 % 11), longitude = -4 + (number * 0.0291 % 16) } },
        });
        return [.. Head(number, "POST /graphql", $"Content-Type: application/json\r\nCache-Control: no-cache\r\nContent-Length: {body.Length}\r\n"), .. body];
    }

    /// <summary>The page of a person who looks for help; not from the cache.</summary>
    public static byte[] Page(int number) => Head(number, $"GET /en/?text=help{number % 50}", "Cache-Control: no-cache\r\n");

    public static byte[] File(int number) => Head(number, $"GET /places.geojson?text=detention{number % 50}", "Cache-Control: no-cache\r\n");

    /// <summary>Always the same: answered from the cache.</summary>
    public static byte[] Cached(int number) => Head(number, "GET /en/", "");

    public static byte[] Health(int number) => Head(number, "GET /health/ready", "");

    static byte[] Head(int number, string request, string headers) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"{request} HTTP/1.1\r\nHost: map\r\nX-Forwarded-For: 10.1.{number % Addresses / 250}.{number % 250}\r\n{headers}\r\n"));
}
