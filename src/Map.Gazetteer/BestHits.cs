namespace Map.Gazetteer;

/// <summary>The best few of many hits, without repeating an entry.</summary>
sealed class BestHits(int most)
{
    readonly List<Hit> hits = new(most + 1);

    public IReadOnlyList<Hit> InOrder => hits;

    public bool WouldTake(Hit hit) => hits.Count < most || hit.CompareTo(hits[^1]) < 0;

    public void Add(Hit hit)
    {
        if (!WouldTake(hit)) return;
        var known = hits.FindIndex(other => other.Entry == hit.Entry);
        if (known >= 0)
        {
            if (hit.CompareTo(hits[known]) >= 0) return;
            hits.RemoveAt(known);
        }
        var place = hits.BinarySearch(hit);
        hits.Insert(place < 0 ? ~place : place, hit);
        if (hits.Count > most) hits.RemoveAt(most);
    }
}
