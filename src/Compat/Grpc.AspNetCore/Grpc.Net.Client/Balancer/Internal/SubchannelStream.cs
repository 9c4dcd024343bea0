using System.Net.Sockets;

namespace Grpc.Net.Client.Balancer.Internal;

/// <summary>A connection that says when it is closed, which the HTTP handler does as soon as the server is gone.</summary>
sealed class SubchannelStream(Socket socket, Subchannel subchannel) : NetworkStream(socket, ownsSocket: true)
{
    int closed;

    /// <summary>Whether the server has closed it while nobody was reading.</summary>
    public bool IsStale => Socket.Poll(0, SelectMode.SelectRead) && Socket.Available == 0;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Interlocked.Exchange(ref closed, 1) == 0)
        {
            subchannel.OnClosed();
        }
    }
}
