using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace Map.Telemetry;

/// <summary>
/// A web server of its own for monitoring: /metrics, /health/live, /health/ready, and nothing else. No limit of callers applies to it, the server of
/// the callers knows none of its routes, and no header of a request decides which of the two answers.
/// </summary>
public sealed class AdminServer : IHostedService, IDisposable
{
    const string Metrics = "/metrics";

    // Monitoring has a few connections; what is more is closed.
    const int MostConnections = 100;

    readonly AdminSettings settings;
    readonly IServiceProvider services;
    readonly MeterProvider meters;
    readonly ILogger<AdminServer> logger;
    readonly KestrelServer server;

    public AdminServer(AdminSettings settings, IServiceProvider services, MeterProvider meters, ILoggerFactory loggers)
    {
        (this.settings, this.services, this.meters, logger) = (settings, services, meters, loggers.CreateLogger<AdminServer>());
        var options = new KestrelServerOptions { AddServerHeader = false, ApplicationServices = services };
        options.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);
        options.Limits.MaxConcurrentConnections = MostConnections;
        options.Limits.MaxRequestBodySize = 0;
        server = new(Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers), loggers);
    }

    /// <summary>Where it listens, once it does.</summary>
    public Uri Url => new(Addresses.Single());

    ICollection<string> Addresses => server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;

    /// <exception cref="AdminPortException">Another process listens there.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Addresses.Add(settings.Url.ToString());
        try
        {
            await server.StartAsync(new AdminApplication(CreatePipeline()), cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new AdminPortException($"{exception.Message} Choose another address with {AdminSettings.Key}.", exception);
        }

        logger.Serving(Url);
    }

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    public void Dispose() => server.Dispose();

    RequestDelegate CreatePipeline()
    {
        var app = new ApplicationBuilder(services);
        app.UseOpenTelemetryPrometheusScrapingEndpoint(
            meters, context => HttpMethods.IsGet(context.Request.Method) && context.Request.Path == Metrics, path: null, configureBranchedPipeline: null,
            optionsName: null);
        app.UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.UseHealthChecks("/health/ready");
        return app.Build();
    }
}
