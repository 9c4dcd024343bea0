namespace Map.Gateway.Http.Caching;

/// <summary>How far anybody has seen the map through this gateway. No call of it is answered from an earlier map, whichever server of the database the service
/// reads from.</summary>
public sealed class KnownPosition
{
    readonly Lock sync = new();
    MapPosition latest;

    public MapPosition Latest
    {
        get
        {
            lock (sync)
                return latest;
        }
    }

    /// <summary>From a response. One of another restore of the map than is known counts only once the service's own stream says so: a replica may still have the map
    /// of before.</summary>
    public void Note(MapPosition position)
    {
        lock (sync)
            latest = latest.Later(position);
    }

    /// <summary>From the stream of data versions, which is of the primary.</summary>
    public void Adopt(MapPosition position)
    {
        lock (sync)
            latest = position.Generation == latest.Generation ? latest.Later(position) : position;
    }
}
