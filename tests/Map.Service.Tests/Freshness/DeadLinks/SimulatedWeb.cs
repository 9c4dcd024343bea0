using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Map.Service.Hosting.Fetching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>A web of many hosts, in this process on loopback. Its hosts have public addresses, which the guard looks at as at all others; only connections to them come here.</summary>
sealed class SimulatedWeb : IAsyncDisposable
{
    readonly WebApplication app;
    readonly TcpListener canary;
    readonly DateTimeOffset start;
    readonly ConcurrentQueue<SimulatedRequest> requests = [];
    readonly ConcurrentDictionary<IPAddress, long> dialled = [];
    Dictionary<string, SimulatedHost> hosts = [];
    Dictionary<IPAddress, SimulatedHost> addresses = [];

    SimulatedWeb(WebApplication app, MovedClock clock)
    {
        (this.app, Clock, start) = (app, clock, clock.Now);
        canary = new(IPAddress.Loopback, 0);
        canary.Start();
        Http = new(ResolveAsync, ConnectAsync);
    }

    public MovedClock Clock { get; }

    /// <summary>The only way to it.</summary>
    public PublicHttp Http { get; }

    /// <summary>A port of this machine to which no connection may be opened.</summary>
    public int Canary => ((IPEndPoint)canary.LocalEndpoint).Port;

    /// <summary>Whether somebody has opened one.</summary>
    public bool IsCanaryHit => canary.Pending();

    public TimeSpan RunsFor => Clock.Now - start;

    public IReadOnlyCollection<SimulatedRequest> Requests => requests;

    /// <summary>The addresses to which connections were opened.</summary>
    public IEnumerable<IPAddress> Dialled => dialled.Keys;

    public static async Task<SimulatedWeb> StartAsync(MovedClock clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        using var ended = Ended();
        // With its key in a form that a server can use.
        var certificate = X509CertificateLoader.LoadPkcs12(ended.Export(X509ContentType.Pkcs12), null);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        });
        var web = new SimulatedWeb(builder.Build(), clock);
        web.app.Run(web.AnswerAsync);
        await web.app.StartAsync();
        return web;
    }

    public void Serve(IReadOnlyList<SimulatedHost> all)
    {
        hosts = all.ToDictionary(host => host.Name);
        addresses = all.ToDictionary(host => host.Address);
    }

    /// <summary>The host that has a name, or a name below its own.</summary>
    public SimulatedHost? HostOf(string name) => hosts.GetValueOrDefault(name) ?? hosts.GetValueOrDefault(name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    public async ValueTask DisposeAsync()
    {
        canary.Dispose();
        await app.DisposeAsync();
    }

    Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        if (name == "inside.example") return Task.FromResult(new[] { IPAddress.Parse("192.168.7.7") });
        if (HostOf(name) is not { } host) throw new SocketException((int)SocketError.HostNotFound);
        var error = host.Behaviour.LookUp?.Invoke(RunsFor) ?? SocketError.Success;
        return error == SocketError.Success ? Task.FromResult(new[] { host.Address }) : throw new SocketException((int)error);
    }

    async ValueTask<Stream> ConnectAsync(IPAddress[] to, int port, CancellationToken cancellationToken)
    {
        dialled.AddOrUpdate(to[0], 1, (_, count) => count + 1);
        if (addresses[to[0]].Behaviour.IsRefusing) throw new SocketException((int)SocketError.ConnectionRefused);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.ElementAt(port == 443 ? 1 : 0)).Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    async Task AnswerAsync(HttpContext context)
    {
        var (name, path) = (context.Request.Host.Host, context.Request.Path.Value!);
        requests.Enqueue(new(name, path, Clock.Now, context.Request.Headers.UserAgent.ToString(), context.Request.Headers.Cookie.Count > 0));
        if (HostOf(name) is not { } host)
        {
            context.Response.StatusCode = 421;
            return;
        }

        try
        {
            if (path != "/robots.txt") await host.Behaviour.Answer(host, context, this);
            else if (host.Behaviour.Robots is { } robots) await context.Response.WriteAsync(robots);
            else context.Response.StatusCode = host.Behaviour.RobotsStatus;
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it.
        }
    }

    static X509Certificate2 Ended()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=ended.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(51));
    }
}
