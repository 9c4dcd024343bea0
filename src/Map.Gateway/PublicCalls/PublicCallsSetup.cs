using Grpc.AspNetCore.Server.Model;
using Map.Gateway.Upstream;
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

    /// <summary>Makes its port speak HTTP/2, which without TLS a port cannot do besides HTTP/1.1.</summary>
    public static void ApplyTo(ListenOptions endpoint, PublicCallsSettings settings)
    {
        if (settings.Url is { } url && endpoint.IPEndPoint?.Port == url.Port)
            endpoint.Protocols = HttpProtocols.Http2;
    }

    public static void MapPublicCalls(this WebApplication app, PublicCallsSettings settings)
    {
        if (settings.Url is not null)
            app.MapGrpcService<PublicContract>();
    }
}
