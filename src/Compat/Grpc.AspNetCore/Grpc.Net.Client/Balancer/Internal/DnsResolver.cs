using System.Net;
using Grpc.Core;
using Grpc.Net.Client.Internal;
using Microsoft.Extensions.Logging;

namespace Grpc.Net.Client.Balancer.Internal;

/// <summary>Looks a name up: at first, at an interval, when an address fails, and anew after a failure.</summary>
sealed class DnsResolver : Resolver
{
    // Addresses that fail all at once are one reason to look again, and the name's server is to bear it.
    static readonly TimeSpan MinimumInterval = TimeSpan.FromSeconds(15);

    readonly Lock gate = new();
    readonly CancellationTokenSource disposed = new();
    readonly GrpcChannelOptions options;
    readonly TimeSpan refreshInterval;
    readonly Func<string, CancellationToken, Task<IPAddress[]>> lookUp;
    readonly ILogger logger;
    readonly string host;
    readonly int port;
    Action<ResolverResult>? listener;
    ITimer? timer;
    DateTimeOffset? due;
    DateTimeOffset lastLookUp;
    bool isLookingUp;
    int failures;

    public DnsResolver(ResolverOptions resolver, TimeSpan refreshInterval, Func<string, CancellationToken, Task<IPAddress[]>> lookUp)
    {
        var name = resolver.Address.AbsolutePath.TrimStart('/');
        if (name.Length == 0 || !Uri.TryCreate($"http://{name}", UriKind.Absolute, out var parsed) || parsed.AbsolutePath != "/")
        {
            throw new InvalidOperationException(
                $"The address \"{resolver.Address}\" is not of the form dns:///host:port, with three slashes.");
        }

        host = parsed.DnsSafeHost;
        port = name.EndsWith($":{parsed.Port}", StringComparison.Ordinal) ? parsed.Port : resolver.DefaultPort;
        options = resolver.ChannelOptions;
        logger = resolver.LoggerFactory.CreateLogger("Grpc.Net.Client.Balancer.DnsResolver");
        this.refreshInterval = refreshInterval;
        this.lookUp = lookUp;
    }

    public override void Start(Action<ResolverResult> listener)
    {
        this.listener = listener;
        Begin();
    }

    public override void Refresh()
    {
        lock (gate)
        {
            if (!isLookingUp)
            {
                var wait = lastLookUp + MinimumInterval - options.Time.GetUtcNow();
                Schedule(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        disposed.Cancel();
        lock (gate)
        {
            timer?.Dispose();
        }
    }

    /// <summary>Looks up after a while, unless it is to be done before that.</summary>
    void Schedule(TimeSpan wait)
    {
        lock (gate)
        {
            var at = options.Time.GetUtcNow() + wait;
            if (disposed.IsCancellationRequested || due <= at)
            {
                return;
            }

            timer?.Dispose();
            due = at;
            timer = options.Time.CreateTimer(static resolver => ((DnsResolver)resolver!).Begin(), this, wait, Timeout.InfiniteTimeSpan);
        }
    }

    void Begin()
    {
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
            due = null;
            lastLookUp = options.Time.GetUtcNow();
            isLookingUp = true;
        }

        _ = LookUpAsync();
    }

    async Task LookUpAsync()
    {
        ResolverResult result;
        try
        {
            var addresses = await lookUp(host, disposed.Token).ConfigureAwait(false);
            result = addresses.Length == 0
                ? Failure("The name has no addresses.", null)
                : ResolverResult.ForResult(
                    [.. addresses.Select(address => new BalancerAddress($"{address}", port) { Authority = $"{host}:{port}" })]);
        }
        catch (Exception exception)
        {
            result = Failure(exception.Message, exception);
        }

        if (disposed.IsCancellationRequested)
        {
            return;
        }

        TakeNote(result);
        listener!(result);
    }

    void TakeNote(ResolverResult result)
    {
        lock (gate)
        {
            isLookingUp = false;
            if (result.Addresses is null)
            {
                logger.NameNotFound(host, result.Status.Detail);
                Schedule(Backoff.BeforeReconnect(++failures, options));
                return;
            }

            failures = 0;
            if (refreshInterval != Timeout.InfiniteTimeSpan)
            {
                Schedule(refreshInterval);
            }
        }
    }

    ResolverResult Failure(string reason, Exception? exception) =>
        ResolverResult.ForFailure(new Status(StatusCode.Unavailable, $"Cannot find the addresses of {host}: {reason}", exception));
}
