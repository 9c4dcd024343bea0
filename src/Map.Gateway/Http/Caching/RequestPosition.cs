namespace Map.Gateway.Http.Caching;

/// <summary>How far the caller of an HTTP request says that it has seen the map, and how far the calls of the request have. Calls may end at the same time.</summary>
sealed class RequestPosition
{
    readonly Lock sync = new();
    MapPosition seen;

    /// <summary>What the caller carries; nothing when it carries nothing.</summary>
    public MapPosition Asked { get; set; }

    /// <summary>The position of the data version by which the response may be reused; nothing when it may not.</summary>
    public MapPosition OfVersion { get; set; }

    /// <summary>Whether nothing later than the data version was read: only then is a response sent again for it.</summary>
    public bool IsOfVersion => Seen.Revision <= OfVersion.Revision;

    /// <summary>What the calls so far were answered from; nothing before the first.</summary>
    public MapPosition Seen
    {
        get
        {
            lock (sync)
                return seen;
        }
    }

    public void Note(MapPosition position)
    {
        lock (sync)
            seen = seen.Later(position);
    }
}
