using System.Net.Sockets;

namespace Map.Gateway.Upstream;

/// <summary>Opens connections to one address: a TCP port or a unix socket.</summary>
/// <param name="path">The unix socket; null connects to host and port of the request.</param>
sealed class ServiceSocket(string? path, ConnectionTimes times, TimeProvider time)
{
    const long Never = -1;

    long timedOutAt = Never;

    /// <exception cref="SocketException">There is no connection.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        // The handler connects for its waiting requests one after the other: after a timeout all others fail at once, instead of each
        // waiting for the attempts of those before it.
        if (Volatile.Read(ref timedOutAt) is >= 0 and var since && time.GetElapsedTime(since) < times.Silence)
            throw new SocketException((int)SocketError.TimedOut);
        var socket = path is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using var limit = new CancellationTokenSource(times.Connect, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await socket.ConnectAsync(path is null ? context.DnsEndPoint : new UnixDomainSocketEndPoint(path), either.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            socket.Dispose();
            Volatile.Write(ref timedOutAt, time.GetTimestamp());
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
