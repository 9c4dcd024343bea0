namespace Map.Gateway.Tests.NothingLost;

/// <summary>How many requests have begun, and how many are on their way.</summary>
sealed class Traffic
{
    int begun;
    int underway;

    public int Begun => Volatile.Read(ref begun);

    public bool IsUnderway => Volatile.Read(ref underway) > 0;

    public IDisposable Begin()
    {
        Interlocked.Increment(ref begun);
        Interlocked.Increment(ref underway);
        return new Request(this);
    }

    sealed class Request(Traffic traffic) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref traffic.underway);
    }
}
