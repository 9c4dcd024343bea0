using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Map.Gateway.Tests.NothingLost;

/// <summary>Sends one writer's requests to the gateway, and knows how many are on their way.</summary>
sealed class Sender(Uri address, string key, Traffic traffic) : IDisposable
{
    static readonly string[] NotNow = ["UNAVAILABLE", "DEADLINE_EXCEEDED"];

    readonly HttpClient http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    public void Dispose() => http.Dispose();

    /// <summary>The data or the first error; neither when nobody knows what became of the request.</summary>
    /// <param name="document">The operation.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="isAnonymous">Whether to ask as everybody: then the gateway may answer from memory.</param>
    public async Task<(JsonNode? Data, JsonNode? Error)> SendAsync(string document, object variables, bool isAnonymous = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query = document, variables }) };
        if (!isAnonymous)
            request.Headers.Authorization = new("Bearer", key);
        using var underway = traffic.Begin();
        try
        {
            using var response = await http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            if (response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
                return default;
            var answer = JsonNode.Parse(text)!;
            var error = answer["errors"]?[0];
            return error is not null && NotNow.Contains((string?)error["extensions"]?["code"]) ? default : (answer["data"], error);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException or JsonException)
        {
            return default;
        }
    }
}
