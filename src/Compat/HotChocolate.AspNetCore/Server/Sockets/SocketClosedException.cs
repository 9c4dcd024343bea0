namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>The other side broke the protocol: its socket is to be closed.</summary>
sealed class SocketClosedException(SocketClosure closure) : Exception(closure.Reason)
{
    public SocketClosure Closure => closure;
}
