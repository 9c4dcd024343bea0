using System.Net.Security;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;

namespace Map.Gateway.Upstream;

/// <summary>The gRPC channel to Map.Service: over all addresses, with retries of calls that only read.</summary>
public static class ServiceChannel
{
    // A page of 1,000 places, each with texts and sources as long as they may be in practice.
    const int MaximumMessageBytes = 64 * 1024 * 1024;

    // Short enough that a new service gets calls soon.
    static readonly TimeSpan DnsInterval = TimeSpan.FromSeconds(30);
    static readonly TimeSpan ReconnectLimit = TimeSpan.FromSeconds(10);

    // Longer than nearly every answer takes: what is asked twice is worked on twice.
    static readonly TimeSpan HedgingDelay = TimeSpan.FromSeconds(1.5);

    /// <summary>Resolves the target of a balanced channel to addresses.</summary>
    public static void AddResolver(IServiceCollection services, ServiceAddress address)
    {
        services.AddSingleton<LoadBalancerFactory, LeastBusyBalancer.Factory>();
        if (address.IsSeveral)
        {
            services.AddSingleton<ResolverFactory>(new StaticResolverFactory(
                _ => address.Services.Select(service => new BalancerAddress(service.Host, service.Port))));
        }
        else if (address.IsDns)
        {
            services.AddSingleton<ResolverFactory>(new DnsResolverFactory(DnsInterval));
        }
    }

    public static void Configure(GrpcChannelOptions options, ServiceAddress address)
    {
        options.MaxReceiveMessageSize = MaximumMessageBytes;
        options.ServiceConfig = CreateServiceConfig(address);
        options.MaxReconnectBackoff = ReconnectLimit;
        if (IsBalanced(address))
        {
            options.Credentials = address.IsSecure ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure;
        }
    }

    /// <summary>Connections that detect within seconds when the other machine is gone without closing them.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="times">How long to wait for the other end.</param>
    /// <param name="time">What measures that.</param>
    /// <param name="tls">The certificates of both ends; null: none of ours, and the system's authorities.</param>
    public static SocketsHttpHandler CreateHandler(
        ServiceAddress address, ConnectionTimes times, TimeProvider time, SslClientAuthenticationOptions? tls = null)
    {
        // No ConnectTimeout: with it a balanced channel may, after an outage, wait for ever for a connection that is never opened.
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            UseCookies = false,
            // The proxy of the environment is for the internet, and cannot reach a unix socket.
            UseProxy = false,
            AllowAutoRedirect = false,
            KeepAlivePingDelay = times.KeepAliveDelay,
            KeepAlivePingTimeout = times.KeepAliveTimeout,
            // A host name whose address changed is resolved again, and a certificate that was renewed is shown.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (tls is not null)
            handler.SslOptions = tls;
        // A ConnectCallback makes the client leave connecting to the handler, which does not work with a balanced channel.
        if (!IsBalanced(address))
            handler.ConnectCallback = new ServiceSocket(address.Socket, times, time).ConnectAsync;
        return handler;
    }

    public static ServiceConfig CreateServiceConfig(ServiceAddress address)
    {
        var reads = IsBalanced(address) ? new MethodConfig { HedgingPolicy = AskAnother } : new MethodConfig { RetryPolicy = AskAgain };
        foreach (var method in ContractMethods.Reading)
            reads.Names.Add(new MethodName { Service = method.Service.FullName, Method = method.Name });
        var config = new ServiceConfig
        {
            MethodConfigs = { reads },
            // After ten failures in a row the service is down: more retries would only delay its recovery.
            RetryThrottling = new RetryThrottlingPolicy { MaxTokens = 20, TokenRatio = 0.1 },
        };
        if (IsBalanced(address))
            config.LoadBalancingConfigs.Add(LeastBusyBalancer.Config);
        return config;
    }

    static RetryPolicy AskAgain => new()
    {
        MaxAttempts = 3,
        InitialBackoff = TimeSpan.FromMilliseconds(50),
        MaxBackoff = TimeSpan.FromMilliseconds(500),
        BackoffMultiplier = 3,
        RetryableStatusCodes = { StatusCode.Unavailable },
    };

    // A service whose process hangs: its machine still accepts connections, so that it gets calls again. Who waits for one is answered by another, which is less busy.
    static HedgingPolicy AskAnother => new()
    {
        MaxAttempts = 3,
        HedgingDelay = HedgingDelay,
        NonFatalStatusCodes = { StatusCode.Unavailable },
    };

    static bool IsBalanced(ServiceAddress address) => address.IsDns || address.IsSeveral;
}
