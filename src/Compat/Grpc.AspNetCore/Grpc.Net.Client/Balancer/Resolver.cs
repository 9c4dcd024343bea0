namespace Grpc.Net.Client.Balancer;

/// <summary>Finds the addresses that a name stands for, and says when they change.</summary>
public abstract class Resolver : IDisposable
{
    /// <summary>Called once, by the first call of a channel.</summary>
    /// <param name="listener">Takes the addresses, or why there are none, each time that they become known.</param>
    public abstract void Start(Action<ResolverResult> listener);

    /// <summary>A hint that an address could not be reached, so that it may be time to look again.</summary>
    public virtual void Refresh()
    {
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
