using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Map.Bench.Load;
using Map.Cli;

namespace Map.Bench.GraphQL;

/// <summary>The cost of refusing hostile requests in the gateway. The aim is an error within 50 ms of processor time.</summary>
static class HostileBench
{
    const int Repeats = 20;

    public static async Task RunAsync()
    {
        Console.WriteLine("""

            | hostile request | bytes | status | code | reason | gateway ms |
            |---|---|---|---|---|---|
            """);
        using var http = new HttpClient();
        var address = FreeAddress();
        var gateway = Start(address);
        LeftBehind.Note(() => ChildProcess.StopAsync(gateway));
        await UntilLiveAsync(http, address, gateway);
        var endpoint = new Uri(address, "graphql");
        foreach (var (name, body) in HostileRequest.All)
        {
            var (status, code, reason) = await PostAsync(http, endpoint, body);
            for (var i = 0; i < Repeats / 2; i++)
                await PostAsync(http, endpoint, body);
            var before = Used(gateway);
            for (var i = 0; i < Repeats; i++)
                await PostAsync(http, endpoint, body);
            var used = Used(gateway) - before;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {body.Length:N0} | {status} | {code} | {reason} | {used.TotalMilliseconds / Repeats:0.0} |"));
        }
    }

    static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    // It needs no service, because refused requests cause no calls. Budgets are off, because they would refuse every request.
    static Process Start(Uri address)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Find().Service("Map.Gateway")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["MAP_GATEWAY_URL"] = address.ToString(),
                ["MAP_PLACES_URL"] = "http://127.0.0.1:9",
                ["MAP_RATE_COST_PER_SECOND"] = "0",
            },
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    static async Task UntilLiveAsync(HttpClient http, Uri address, Process gateway)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (gateway.HasExited)
                throw new InvalidOperationException("the gateway stopped before it was live.");
            try
            {
                using var response = await http.GetAsync(new Uri(address, "health/live"), limit.Token);
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // The gateway does not listen yet.
            }
        }
    }

    static TimeSpan Used(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    static async Task<(int Status, string? Code, string? Reason)> PostAsync(HttpClient http, Uri endpoint, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = content };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var response = await http.SendAsync(request);
        var extensions = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]?[0]?["extensions"];
        return ((int)response.StatusCode, (string?)extensions?["code"], (string?)extensions?["reason"]);
    }
}
