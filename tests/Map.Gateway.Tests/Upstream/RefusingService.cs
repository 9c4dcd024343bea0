using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Map.Gateway.Tests.Upstream;

/// <summary>Answers whatever it is called for with UNAVAILABLE, and counts.</summary>
public sealed class RefusingService : IAsyncLifetime
{
    readonly ConcurrentDictionary<string, int> calls = new();
    WebApplication app = null!;

    public string Address => app.Urls.Single();

    public int CallsOf(string service, string method) => calls.GetValueOrDefault($"/{service}/{method}");

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(
            options => options.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        app = builder.Build();
        app.Run(context =>
        {
            calls.AddOrUpdate(context.Request.Path.Value!, 1, (_, before) => before + 1);
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "14";
            return Task.CompletedTask;
        });
        await app.StartAsync();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();
}
