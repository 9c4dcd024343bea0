using Map.Tls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Map.Gateway.Tests.Hosting;

/// <summary>A service with a few invented places on a real Kestrel, for what the real one cannot be made to do: fail in mid-stream,
/// hang, count its calls.</summary>
sealed class InventedService : IAsyncDisposable
{
    readonly WebApplication app;

    InventedService(WebApplication app, InventedPlaces places, CallLog log)
    {
        this.app = app;
        Places = places;
        Log = log;
    }

    public InventedPlaces Places { get; }

    public CallLog Log { get; }

    public Uri Address => new(app.Urls.Single());

    public IServiceProvider Services => app.Services;

    public static Task<InventedService> StartAsync(int port = 0) => StartAtAsync($"http://127.0.0.1:{port}");

    /// <summary>Starts it at a port or a socket, http://unix:PATH.</summary>
    public static Task<InventedService> StartAtAsync(string url) => StartAsync(builder => builder.WebHost.UseUrls(url));

    /// <summary>Starts it with mutual TLS, as the real one has it.</summary>
    public static Task<InventedService> StartAsync(CertificateFiles certificate) => StartAsync(builder =>
    {
        builder.Services.AddCertificate(certificate);
        builder.WebHost.UseNoOtherAddresses();
        builder.WebHost.ConfigureKestrel(
            server => server.ListenAt(new("https://127.0.0.1:0"), endpoint => endpoint.UseMutualTls(certificate.Certificate.Setting)));
    });

    static async Task<InventedService> StartAsync(Action<WebApplicationBuilder> listen)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            options => options.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        listen(builder);
        var places = new InventedPlaces();
        var log = new CallLog();
        builder.Services.AddSingleton(places);
        builder.Services.AddSingleton(log);
        builder.Services.AddGrpc(options => options.Interceptors.Add<CallLog>());
        // Without any check it would say that it is not serving.
        builder.Services.AddGrpcHealthChecks().AddCheck("invented", () => HealthCheckResult.Healthy());
        var app = builder.Build();
        app.MapGrpcService<InventedPlacesService>();
        app.MapGrpcService<InventedOrganisationsService>();
        app.MapGrpcService<InventedRegionsService>();
        app.MapGrpcHealthChecksService();
        await app.StartAsync();
        return new(app, places, log);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
