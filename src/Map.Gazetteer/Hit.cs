namespace Map.Gazetteer;

/// <summary>An entry that a text may mean, and how well it matches. The least is the best.</summary>
/// <param name="Differences">In how many letters a misspelt name differs.</param>
/// <param name="Weight">
/// Of the entry; less by a name that is none of its own in any language, and where the caller is somewhere, the less the farther from there.
/// </param>
readonly record struct Hit(Entry Entry, LocalityMatch Match, int Differences, double Weight) : IComparable<Hit>
{
    public int CompareTo(Hit other)
    {
        var order = Match.CompareTo(other.Match);
        if (order == 0) order = Differences.CompareTo(other.Differences);
        if (order == 0) order = other.Weight.CompareTo(Weight);
        // What is left is to be the same every time.
        if (order == 0) order = string.CompareOrdinal(Entry.Name, other.Entry.Name);
        if (order == 0) order = string.CompareOrdinal(Entry.Area, other.Entry.Area);
        if (order == 0) order = Entry.Middle.Latitude.CompareTo(other.Entry.Middle.Latitude);
        return order;
    }
}
