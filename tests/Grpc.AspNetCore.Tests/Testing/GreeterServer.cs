using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>A real Kestrel on a free port, serving <see cref="GreeterService"/>.</summary>
public sealed class GreeterServer : IAsyncDisposable
{
    readonly WebApplication app;
    readonly List<IDisposable> disposables = [];

    GreeterServer(WebApplication app, CapturedLog log)
    {
        this.app = app;
        Log = log;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public CapturedLog Log { get; }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<GreeterServer> StartAsync(
        GreeterMethods? methods = null,
        Action<GrpcServiceOptions>? options = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? map = null,
        Action<ListenOptions>? listen = null,
        int port = 0,
        IPAddress? ip = null)
    {
        var log = new CapturedLog();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(ip ?? IPAddress.Loopback, port, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http2;
            listen?.Invoke(endpoint);
        }));
        if (listen is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.Services.AddSingleton(methods ?? new GreeterMethods());
        builder.Services.AddGrpc(grpc => options?.Invoke(grpc));
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseRouting();
        app.MapGrpcService<GreeterService>();
        map?.Invoke(app);
        await app.StartAsync();
        return new GreeterServer(app, log);
    }

    public GrpcChannel CreateChannel(GrpcChannelOptions? options = null)
    {
        var channel = GrpcChannel.ForAddress(Address, options ?? new GrpcChannelOptions());
        disposables.Add(channel);
        return channel;
    }

    public Greeter.GreeterClient CreateClient(GrpcChannelOptions? options = null) => new(CreateChannel(options));

    /// <summary>A client without gRPC, that speaks HTTP/2 and nothing else.</summary>
    public HttpClient CreateHttpClient()
    {
        var client = new HttpClient(new SocketsHttpHandler())
        {
            BaseAddress = Address,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        disposables.Add(client);
        return client;
    }

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var disposable in disposables)
        {
            disposable.Dispose();
        }

        await app.DisposeAsync();
    }

    /// <summary>The error that a call ends with.</summary>
    public static async Task<RpcException> FailureOf(Func<Task> call) => await Assert.ThrowsAsync<RpcException>(call);
}
