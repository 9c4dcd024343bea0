using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Map.Gateway.Tests.Hosting;

/// <summary>The real gateway on a real Kestrel.</summary>
sealed class TestGateway : IAsyncDisposable
{
    readonly WebApplication app;

    TestGateway(WebApplication app, FakeLogCollector log)
    {
        this.app = app;
        Log = log;
        Http = new() { BaseAddress = Urls[0] };
    }

    public HttpClient Http { get; }

    public FakeLogCollector Log { get; }

    /// <summary>Where it listens, in the order of the setting.</summary>
    public IReadOnlyList<Uri> Urls => [.. app.Urls.Select(url => new Uri(url))];

    public IServiceProvider Services => app.Services;

    public static Task<TestGateway> StartAsync(Uri places, Action<WebApplicationBuilder>? configure = null) =>
        StartOverAsync(places.ToString(), configure);

    public static async Task<TestGateway> StartOverAsync(string places, Action<WebApplicationBuilder>? configure = null)
    {
        var log = new FakeLogCollector();
        var app = Setup.Build([], builder =>
        {
            builder.Configuration[GatewaySettings.ListenKey] = "http://127.0.0.1:0";
            builder.Configuration[GatewaySettings.ServiceKey] = places;
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<ILoggerProvider>(new FakeLoggerProvider(log));
            configure?.Invoke(builder);
        });
        await app.StartAsync();
        return new(app, log);
    }

    /// <summary>Asks and expects an answer without errors; gives its data.</summary>
    public async Task<JsonNode> DataAsync(string query, object? variables = null, string? key = null)
    {
        var answer = await AskAsync(query, variables, key);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }

    /// <summary>Asks and expects a refusal; gives its first error.</summary>
    public async Task<JsonNode> ErrorAsync(string query, object? variables = null, string? key = null)
    {
        var answer = await AskAsync(query, variables, key);
        Assert.True(answer["errors"] is not null, answer.ToJsonString());
        return answer["errors"]![0]!;
    }

    public async Task<JsonNode> AskAsync(string query, object? variables = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        using var response = await Http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>The UUID behind an id of GraphQL.</summary>
    public static string Uuid(string id) => Encoding.UTF8.GetString(Convert.FromBase64String(id)).Split(':')[1];

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
