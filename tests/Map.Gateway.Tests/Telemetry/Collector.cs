using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Map.Gateway.Tests.Telemetry;

/// <summary>A collector of OpenTelemetry, by HTTP, that keeps the bytes it was sent.</summary>
sealed class Collector : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<byte[]> traces = new();
    readonly ConcurrentQueue<byte[]> metrics = new();

    Collector(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>All that came, as text; what is no text in it does no harm to a search.</summary>
    public string Text => string.Concat(traces.Concat(metrics).Select(Encoding.Latin1.GetString));

    public string MetricsText => string.Concat(metrics.Select(Encoding.Latin1.GetString));

    public IReadOnlyList<SentSpan> Spans => [.. traces.SelectMany(SentSpan.ReadAll)];

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var collector = new Collector(app);
        app.MapPost("/v1/traces", (HttpRequest request) => KeepAsync(request, collector.traces));
        app.MapPost("/v1/metrics", (HttpRequest request) => KeepAsync(request, collector.metrics));
        await app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    static async Task<IResult> KeepAsync(HttpRequest request, ConcurrentQueue<byte[]> into)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        into.Enqueue(body.ToArray());
        return Results.Bytes([], "application/x-protobuf");
    }
}
