using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;

namespace Map.Gateway.Upstream;

/// <summary>How the gateway holds its connections to Map.Service: over all addresses in turn, and reading again what one failed to answer.
/// </summary>
public static class PlacesChannel
{
    // A page of 1,000 places, each with texts and sources as long as they may be in practice.
    const int MaximumAnswerBytes = 64 * 1024 * 1024;

    // A service that is started anew gets its share soon, and a name is not looked up all the time.
    static readonly TimeSpan DnsInterval = TimeSpan.FromSeconds(30);
    static readonly TimeSpan ReconnectLimit = TimeSpan.FromSeconds(10);

    /// <summary>What the addresses that stand for several are resolved by.</summary>
    public static void AddResolver(IServiceCollection services, PlacesAddress places)
    {
        if (places.IsSeveral)
        {
            services.AddSingleton<ResolverFactory>(new StaticResolverFactory(
                _ => places.Services.Select(service => new BalancerAddress(service.Host, service.Port))));
        }
        else if (places.IsDns)
        {
            services.AddSingleton<ResolverFactory>(new DnsResolverFactory(DnsInterval));
        }
    }

    public static void Configure(GrpcChannelOptions options, PlacesAddress places)
    {
        options.MaxReceiveMessageSize = MaximumAnswerBytes;
        options.ServiceConfig = CreateServiceConfig(places);
        options.MaxReconnectBackoff = ReconnectLimit;
        if (IsBalanced(places))
        {
            options.Credentials = places.Services.Any(service => service.Scheme == Uri.UriSchemeHttps)
                ? ChannelCredentials.SecureSsl
                : ChannelCredentials.Insecure;
        }
    }

    /// <summary>Connections that notice within seconds when the other machine is gone without a word.</summary>
    public static SocketsHttpHandler CreateHandler(PlacesAddress places, ConnectionTimes times, TimeProvider time)
    {
        // No ConnectTimeout: with it a channel that balances may, after an outage, wait for a connection that nobody makes, for ever.
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            UseCookies = false,
            // That of the environment is for the world outside, and knows no unix socket.
            UseProxy = false,
            AllowAutoRedirect = false,
            KeepAlivePingDelay = times.KeepAliveDelay,
            KeepAlivePingTimeout = times.KeepAliveTimeout,
            // An address that moved is found again without a restart.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        // With it the client leaves connecting to the handler, which a channel that balances cannot.
        if (!IsBalanced(places))
            handler.ConnectCallback = new PlacesSocket(places.Socket, times, time).ConnectAsync;
        return handler;
    }

    public static ServiceConfig CreateServiceConfig(PlacesAddress places)
    {
        var reads = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = 3,
                InitialBackoff = TimeSpan.FromMilliseconds(50),
                MaxBackoff = TimeSpan.FromMilliseconds(500),
                BackoffMultiplier = 3,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        foreach (var method in ContractMethods.Reading)
            reads.Names.Add(new MethodName { Service = method.Service.FullName, Method = method.Name });
        var config = new ServiceConfig
        {
            MethodConfigs = { reads },
            // Ten failures in a row are no accident, and asking everything thrice would only delay the recovery.
            RetryThrottling = new RetryThrottlingPolicy { MaxTokens = 20, TokenRatio = 0.1 },
        };
        if (IsBalanced(places))
            config.LoadBalancingConfigs.Add(new RoundRobinConfig());
        return config;
    }

    static bool IsBalanced(PlacesAddress places) => places.IsDns || places.IsSeveral;
}
