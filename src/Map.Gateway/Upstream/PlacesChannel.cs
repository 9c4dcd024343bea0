using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;

namespace Map.Gateway.Upstream;

/// <summary>How the gateway holds its connections to Map.Places: over all addresses in turn, and reading again what one failed to answer.
/// </summary>
public static class PlacesChannel
{
    // A page of 1,000 places, each with texts and sources as long as they may be in practice.
    const int MaximumAnswerBytes = 64 * 1024 * 1024;

    // Others, such as that of health, have nothing to write to.
    const string OurServices = "map.v1.";

    // A service that is started anew gets its share soon, and a name is not looked up all the time.
    static readonly TimeSpan DnsInterval = TimeSpan.FromSeconds(30);
    static readonly TimeSpan ReconnectLimit = TimeSpan.FromSeconds(10);

    // The verbs of what changes nothing; any other could be done twice, as the answer alone may have been lost.
    static readonly string[] ReadingVerbs = ["Get", "BatchGet", "Search", "Count", "Find", "Locate", "List", "Stream", "Cluster", "Summarise"];

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
        options.ServiceConfig = CreateServiceConfig();
        options.MaxReconnectBackoff = ReconnectLimit;
        if (places.IsDns || places.IsSeveral)
        {
            options.Credentials = places.Services.Any(service => service.Scheme == Uri.UriSchemeHttps)
                ? ChannelCredentials.SecureSsl
                : ChannelCredentials.Insecure;
        }
    }

    /// <summary>Connections that notice within seconds when the other machine is gone without a word.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        EnableMultipleHttp2Connections = true,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        KeepAlivePingDelay = TimeSpan.FromSeconds(10),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
        // An address that moved is found again without a restart.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    public static ServiceConfig CreateServiceConfig()
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
        MethodDescriptor[] methods =
        [
            .. V1.PlacesService.Descriptor.Methods,
            .. V1.OrganisationsService.Descriptor.Methods,
            .. V1.RegionsService.Descriptor.Methods,
            .. V1.LocalitiesService.Descriptor.Methods,
            .. V1.TilesService.Descriptor.Methods,
            .. V1.ChangesService.Descriptor.Methods,
            .. V1.HistoryService.Descriptor.Methods,
        ];
        foreach (var method in methods.Where(method => IsReading(method.Name)))
            reads.Names.Add(new MethodName { Service = method.Service.FullName, Method = method.Name });
        return new ServiceConfig
        {
            MethodConfigs = { reads },
            LoadBalancingConfigs = { new RoundRobinConfig() },
            // Ten failures in a row are no accident, and asking everything thrice would only delay the recovery.
            RetryThrottling = new RetryThrottlingPolicy { MaxTokens = 20, TokenRatio = 0.1 },
        };
    }

    /// <summary>Whether a call leaves the map as it is, as far as its name says.</summary>
    public static bool IsReading(IMethod method) =>
        !method.ServiceName.StartsWith(OurServices, StringComparison.Ordinal) || IsReading(method.Name);

    static bool IsReading(string method) => Array.Exists(ReadingVerbs, verb => method.StartsWith(verb, StringComparison.Ordinal));
}
