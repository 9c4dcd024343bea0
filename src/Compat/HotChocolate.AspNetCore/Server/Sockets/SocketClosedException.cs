namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>The client violated the protocol; its socket must be closed.</summary>
sealed class SocketClosedException(SocketClosure closure) : Exception(closure.Reason)
{
    public SocketClosure Closure => closure;
}
