using System.Collections.Concurrent;
using System.Net.Sockets;
using Grpc.Net.Client.Internal;

namespace Grpc.Net.Client.Balancer.Internal;

/// <summary>The connections to one address. All state is guarded by the transport's gate.</summary>
sealed class Subchannel(BalancerAddress address, BalancedTransport transport)
{
    readonly ConcurrentDictionary<Uri, Uri> uris = new(ReferenceEqualityComparer.Instance);
    CancellationTokenSource? connecting;
    SubchannelStream? parked;
    ITimer? backoff;
    int open;
    int failures;

    public BalancerAddress Address => address;

    public SubchannelState State { get; private set; }

    /// <summary>Why it could not be reached when last tried; null once it was.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Where to send a request that is for the channel.</summary>
    public Uri UriOf(Uri channelUri) => uris.GetOrAdd(
        channelUri,
        static (uri, endPoint) => new UriBuilder(uri) { Host = endPoint.Host, Port = endPoint.Port }.Uri,
        address.EndPoint);

    /// <summary>Looks for a connection, which waits for the first request.</summary>
    public void Connect()
    {
        State = SubchannelState.Connecting;
        connecting = new CancellationTokenSource();
        var token = connecting.Token;
        _ = Task.Run(() => ConnectAsync(token), CancellationToken.None);
    }

    /// <summary>Stops looking for a connection.</summary>
    public void Rest() => Stop(SubchannelState.Idle);

    /// <summary>Lets the calls under way finish, and takes no more.</summary>
    public void Shutdown() => Stop(SubchannelState.Shutdown);

    /// <summary>A connection for the HTTP handler.</summary>
    public async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        SubchannelStream? found;
        lock (transport.Gate)
        {
            found = parked;
            parked = null;
        }

        if (found is { IsStale: false })
        {
            return found;
        }

        try
        {
            return await OpenSocketAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Not before there is another in its place, or the subchannel would pass for idle in between.
            found?.Dispose();
        }
    }

    /// <summary>Notes that there was no connection for a request. Another may still be open, to a server that takes its leave.</summary>
    public void OnUnsent(Exception exception)
    {
        lock (transport.Gate)
        {
            if (State is not (SubchannelState.TransientFailure or SubchannelState.Shutdown))
            {
                Fail(exception);
            }
        }
    }

    /// <summary>A request was answered, so the address works.</summary>
    public void OnAnswered()
    {
        if (failures != 0)
        {
            lock (transport.Gate)
            {
                failures = 0;
            }
        }
    }

    public void OnClosed()
    {
        lock (transport.Gate)
        {
            open--;
            if (open == 0 && State == SubchannelState.Ready)
            {
                State = SubchannelState.Idle;
                transport.OnLost();
            }
        }
    }

    async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var timeout = new CancellationTokenSource(transport.ConnectTimeout, transport.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
            Take(await OpenSocketAsync(either.Token).ConfigureAwait(false), cancellationToken);
        }
        catch (Exception exception)
        {
            lock (transport.Gate)
            {
                if (!cancellationToken.IsCancellationRequested)
                {
                    Fail(exception is OperationCanceledException
                        ? new TimeoutException($"{address} did not answer within {transport.ConnectTimeout.TotalSeconds:0} seconds.")
                        : exception);
                }
            }
        }
    }

    void Take(SubchannelStream stream, CancellationToken cancellationToken)
    {
        lock (transport.Gate)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                parked = stream;
                connecting = null;
                Failure = null;
                State = SubchannelState.Ready;
                transport.Reconsider();
                return;
            }
        }

        stream.Dispose();
    }

    void Fail(Exception exception)
    {
        Stop(SubchannelState.TransientFailure);
        Failure = exception;
        var delay = Backoff.BeforeReconnect(++failures, transport.Options);
        backoff = transport.Time.CreateTimer(
            static subchannel => ((Subchannel)subchannel!).OnBackoff(), this, delay, Timeout.InfiniteTimeSpan);
        if (failures == 1)
        {
            transport.Logger.AddressLost(address, exception.Message);
        }
        else
        {
            transport.Logger.AddressStillLost(address, delay, exception.Message);
        }

        transport.OnLost();
    }

    void OnBackoff()
    {
        lock (transport.Gate)
        {
            if (State == SubchannelState.TransientFailure)
            {
                backoff?.Dispose();
                backoff = null;
                Connect();
            }
        }
    }

    void Stop(SubchannelState state)
    {
        State = state;
        Failure = null;
        connecting?.Cancel();
        connecting = null;
        backoff?.Dispose();
        backoff = null;
        parked?.Dispose();
        parked = null;
    }

    async ValueTask<SubchannelStream> OpenSocketAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.EndPoint, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        lock (transport.Gate)
        {
            open++;
        }

        return new SubchannelStream(socket, this);
    }
}
