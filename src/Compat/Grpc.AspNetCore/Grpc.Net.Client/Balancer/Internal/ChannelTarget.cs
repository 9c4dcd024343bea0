using Microsoft.Extensions.Logging;

namespace Grpc.Net.Client.Balancer.Internal;

/// <summary>Addresses of channels that stand for others.</summary>
static class ChannelTarget
{
    /// <summary>What the paths of the methods are put behind, and what the servers are called unless they have names.</summary>
    public static Uri BaseAddressOf(Uri target, GrpcChannelOptions options)
    {
        FactoryOf(target, options);
        if (options.Credentials is not { } credentials)
        {
            throw new InvalidOperationException(
                $"The address \"{target}\" does not say whether to use TLS; set GrpcChannelOptions.Credentials to "
                    + "ChannelCredentials.SecureSsl or ChannelCredentials.Insecure.");
        }

        var name = target.AbsolutePath.Trim('/');
        var scheme = credentials.IsSecure ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        return Uri.TryCreate($"{scheme}://{(name.Length == 0 ? "localhost" : name)}", UriKind.Absolute, out var address)
            ? address
            : throw new ArgumentException(
                $"The address \"{target}\" is not of the form {target.Scheme}:///name, with three slashes.", nameof(target));
    }

    public static BalancedTransport CreateTransport(
        Uri target, HttpMessageInvoker http, HttpMessageHandler? handler, GrpcChannelOptions options, ILoggerFactory loggers)
    {
        if (handler is null)
        {
            throw new InvalidOperationException(
                $"To balance the calls to {target}, the channel needs an HttpHandler; an HttpClient does not tell what connects for it.");
        }

        var defaultPort = options.Credentials!.IsSecure ? 443 : 80;
        var resolver = FactoryOf(target, options).Create(new ResolverOptions(target, defaultPort, loggers, options));
        return new BalancedTransport(
            http, handler, target, resolver, options, loggers.CreateLogger("Grpc.Net.Client.Balancer.Subchannel"));
    }

    static ResolverFactory FactoryOf(Uri target, GrpcChannelOptions options)
    {
        var given = options.ServiceProvider?.GetService(typeof(IEnumerable<ResolverFactory>)) as IEnumerable<ResolverFactory> ?? [];
        ResolverFactory[] factories = [.. given, new DnsResolverFactory(Timeout.InfiniteTimeSpan)];
        return Array.Find(factories, factory => string.Equals(factory.Name, target.Scheme, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(
                $"The address \"{target}\" is not of the form http://host:port or https://host:port, nor is there a ResolverFactory for it "
                    + $"among the channel's services, but for {string.Join(", ", factories.Select(factory => factory.Name).Distinct())}.",
                nameof(target));
    }
}
