using Grpc.AspNetCore.Server.Model;
using Map.Gateway.Http.Https;
using Map.Gateway.Upstream;
using Map.Tls;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Map.Gateway.PublicCalls;

static class PublicCallsSetup
{
    public static void AddPublicCalls(this IServiceCollection services, PublicCallsSettings settings, ServiceAddress address)
    {
        if (settings.Url is null)
            return;
        services.AddServiceClient<ServiceCalls>(address);
        services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = Contract.Limits.RequestBytes);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<PublicContract>, CallForwarder>());
        services.AddSingleton<PublicContract>();
    }

    /// <summary>Listens at its port, which speaks HTTP/2 alone: without TLS a port cannot do that besides HTTP/1.1.</summary>
    public static void ListenAt(KestrelServerOptions server, PublicCallsSettings settings)
    {
        if (settings.Url is { } url)
            server.ListenAt(url, endpoint => endpoint.Protocols = HttpProtocols.Http2);
    }

    public static void MapPublicCalls(this WebApplication app, PublicCallsSettings settings)
    {
        if (settings.Url is not null)
            // Its port has no TLS of its own, whatever the others have.
            app.MapGrpcService<PublicContract>().WithMetadata(PlainHttp.Allowed);
    }
}
