using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client.Configuration;
using Grpc.Net.Client.Internal;
using Microsoft.Extensions.Logging;

namespace Grpc.Net.Client.Balancer.Internal;

/// <summary>Sends each request to one of the addresses that the channel's stands for; to another, when there is no connection.</summary>
sealed class BalancedTransport : IDisposable
{
    static readonly HttpRequestOptionsKey<Subchannel> SubchannelKey = new("Grpc.Net.Client.Subchannel");

    // Shared, so that a handler is known that another channel has prepared.
    static readonly Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> Open = OpenAsync;

    // What the handler allows, unless it is asked to wait for ever.
    static readonly TimeSpan DefaultConnectTimeout = TimeSpan.FromSeconds(20);

    readonly HttpMessageInvoker http;
    readonly Uri target;
    readonly Resolver resolver;
    readonly BalancingPolicy policy;
    TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    List<Subchannel> subchannels = [];
    volatile Subchannel[] chosen = [];
    Status? resolverFailure;
    uint turn;
    bool isStarted;

    public BalancedTransport(
        HttpMessageInvoker http, HttpMessageHandler handler, Uri target, Resolver resolver, GrpcChannelOptions options, ILogger logger)
    {
        this.http = http;
        this.target = target;
        this.resolver = resolver;
        Options = options;
        Logger = logger;
        policy = PolicyOf(options);
        var sockets = Prepare(handler, target);
        ConnectTimeout = sockets.ConnectTimeout == Timeout.InfiniteTimeSpan ? DefaultConnectTimeout : sockets.ConnectTimeout;
    }

    public Lock Gate { get; } = new();

    public GrpcChannelOptions Options { get; }

    public ILogger Logger { get; }

    public TimeProvider Time => Options.Time;

    public TimeSpan ConnectTimeout { get; }

    /// <summary>Returns with the headers, while the body is still to come.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool waitForReady, CancellationToken cancellationToken)
    {
        var channelUri = request.RequestUri!;
        while (true)
        {
            var subchannel = TryPick() ?? await WaitAsync(waitForReady, cancellationToken).ConfigureAwait(false);
            request.RequestUri = subchannel.UriOf(channelUri);
            request.Headers.Host = subchannel.Address.Authority;
            request.Options.Set(SubchannelKey, subchannel);
            try
            {
                var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
                subchannel.OnAnswered();
                return response;
            }
            catch (HttpRequestException exception) when (ReadyWait.IsUnsent(exception))
            {
                // No server has seen it, so the next may.
                subchannel.OnUnsent(exception);
            }
        }
    }

    /// <summary>An address was lost: calls go elsewhere, and it may be that the name stands for others now.</summary>
    public void OnLost()
    {
        Reconsider();
        resolver.Refresh();
    }

    /// <summary>Chooses anew, after any change.</summary>
    public void Reconsider()
    {
        chosen = policy.Choose(subchannels, isWanted: false);
        changed.TrySetResult();
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Dispose()
    {
        resolver.Dispose();
        lock (Gate)
        {
            subchannels.ForEach(subchannel => subchannel.Shutdown());
            subchannels = [];
            chosen = [];
        }
    }

    Subchannel? TryPick()
    {
        var ready = chosen;
        return ready.Length == 0 ? null : ready[Interlocked.Increment(ref turn) % (uint)ready.Length];
    }

    async ValueTask<Subchannel> WaitAsync(bool waitForReady, CancellationToken cancellationToken)
    {
        EnsureStarted();
        while (true)
        {
            Task change;
            lock (Gate)
            {
                if (chosen.Length == 0)
                {
                    chosen = policy.Choose(subchannels, isWanted: true);
                }

                if (TryPick() is { } picked)
                {
                    return picked;
                }

                if (!waitForReady && FailureOf() is { } failure)
                {
                    throw new RpcException(failure);
                }

                change = changed.Task;
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Why there is no connection; null while there may still be one.</summary>
    Status? FailureOf()
    {
        if (subchannels.Count == 0)
        {
            return resolverFailure;
        }

        return subchannels.All(subchannel => subchannel.Failure is not null)
            ? new Status(
                StatusCode.Unavailable,
                $"None of the {subchannels.Count} addresses of {target} can be reached: "
                    + string.Join(" ", subchannels.Select(subchannel => $"{subchannel.Address}: {subchannel.Failure!.Message}")),
                subchannels[^1].Failure)
            : null;
    }

    void EnsureStarted()
    {
        if (!Interlocked.Exchange(ref isStarted, true))
        {
            resolver.Start(OnResolved);
        }
    }

    void OnResolved(ResolverResult result)
    {
        lock (Gate)
        {
            if (result.Addresses is not { Count: > 0 } addresses)
            {
                resolverFailure = result.Addresses is null
                    ? result.Status
                    : new Status(StatusCode.Unavailable, $"{target} stands for no address.");
                Reconsider();
                return;
            }

            Replace(addresses);
            Reconsider();
        }
    }

    void Replace(IReadOnlyList<BalancerAddress> addresses)
    {
        var before = subchannels.ToDictionary(subchannel => subchannel.Address.EndPoint);
        subchannels = [];
        foreach (var address in addresses.DistinctBy(address => address.EndPoint))
        {
            subchannels.Add(before.Remove(address.EndPoint, out var known) ? known : new Subchannel(address, this));
        }

        foreach (var gone in before.Values)
        {
            gone.Shutdown();
        }

        Logger.AddressesFound(target, string.Join(", ", subchannels.Select(subchannel => subchannel.Address)));
    }

    static BalancingPolicy PolicyOf(GrpcChannelOptions options)
    {
        var configs = options.ServiceConfig?.LoadBalancingConfigs ?? [];
        foreach (var config in configs)
        {
            switch (config.PolicyName)
            {
                case LoadBalancingConfig.RoundRobinPolicyName:
                    return new RoundRobinPolicy();
                case LoadBalancingConfig.PickFirstPolicyName:
                    return new PickFirstPolicy();
            }
        }

        return configs.Count == 0
            ? new PickFirstPolicy()
            : throw new InvalidOperationException(
                $"None of the load balancing policies {string.Join(", ", configs.Select(config => config.PolicyName))} is known; "
                    + "use round_robin or pick_first.");
    }

    static SocketsHttpHandler Prepare(HttpMessageHandler handler, Uri target)
    {
        var innermost = handler;
        while (innermost is DelegatingHandler { InnerHandler: { } inner })
        {
            innermost = inner;
        }

        if (innermost is not SocketsHttpHandler sockets || (sockets.ConnectCallback is { } callback && callback != Open))
        {
            throw new InvalidOperationException(
                $"To balance the calls to {target}, the channel needs a SocketsHttpHandler without a ConnectCallback of its own "
                    + $"as its innermost HTTP handler, but has {innermost.GetType().Name}.");
        }

        if (sockets.ConnectCallback is null)
        {
            sockets.ConnectCallback = Open;
        }

        return sockets;
    }

    static async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        if (context.InitialRequestMessage.Options.TryGetValue(SubchannelKey, out var subchannel))
        {
            return await subchannel.OpenAsync(cancellationToken).ConfigureAwait(false);
        }

        // Of a channel with one address, or no channel at all, to which the handler was given too.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
