using System.Net.Sockets;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Map.Tls;
using Microsoft.Extensions.Logging.Abstractions;

namespace Map.Service.Hosting;

/// <summary><c>Map.Service health</c>: checks whether the service on this machine is serving. For the health check of a
/// container.</summary>
static class HealthProbe
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>The exit code: 0 if it is serving, else 1.</returns>
    public static async Task<int> RunAsync(ListenAddress service, TimeProvider clock, CertificateFiles? certificate = null)
    {
        using var channel = ChannelTo(service, clock, certificate);
        try
        {
            var response = await new Health.HealthClient(channel).CheckAsync(new(), deadline: clock.GetUtcNow().Add(Patience).UtcDateTime);
            await Console.Out.WriteLineAsync($"{response.Status}");
            return response.Status == HealthCheckResponse.Types.ServingStatus.Serving ? 0 : 1;
        }
        catch (RpcException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.StatusCode}: {exception.Status.Detail}");
            return 1;
        }
    }

    static GrpcChannel ChannelTo(ListenAddress service, TimeProvider clock, CertificateFiles? certificate)
    {
        // It may listen on all addresses of the machine; this one is always among them.
        if (service.Port is { } port) return ChannelTo(new UriBuilder(port) { Host = "127.0.0.1" }.Uri, clock, certificate);
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = (_, cancellation) => ConnectAsync(service.Socket!, cancellation),
        };
        return GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
    }

    // With TLS the service is its own client, by the same certificate.
    static GrpcChannel ChannelTo(Uri port, TimeProvider clock, CertificateFiles? certificate)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        if (certificate is not null)
        {
            var own = new WatchedCertificate(certificate, clock, NullLogger.Instance);
            handler.SslOptions = ClientTls.Options(own, clock, NullLogger.Instance, anyName: true);
        }
        return GrpcChannel.ForAddress(port, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
    }

    static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
