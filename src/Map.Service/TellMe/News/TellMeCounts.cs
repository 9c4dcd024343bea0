namespace Map.Service.TellMe.News;

/// <summary>What this service has sent since its start.</summary>
sealed class TellMeCounts
{
    long asked, told, refused, unreadable;

    public long AskedTotal => Volatile.Read(ref asked);

    public long ToldTotal => Volatile.Read(ref told);

    public long RefusedTotal => Volatile.Read(ref refused);

    public long UnreadableTotal => Volatile.Read(ref unreadable);

    /// <summary>A link that confirms was sent.</summary>
    public void Asked() => Interlocked.Increment(ref asked);

    /// <summary>News were sent.</summary>
    public void Told() => Interlocked.Increment(ref told);

    /// <summary>A receiver refused what was sent.</summary>
    public void Refused() => Interlocked.Increment(ref refused);

    /// <summary>An address was encrypted with a key that the file has not.</summary>
    public void Unreadable() => Interlocked.Increment(ref unreadable);
}
