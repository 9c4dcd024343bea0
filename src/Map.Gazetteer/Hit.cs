namespace Map.Gazetteer;

/// <summary>An entry that a text may mean, and how well it matches. The best hit sorts first.</summary>
/// <param name="Differences">The number of wrong letters in a misspelt name.</param>
/// <param name="IsOfUnknownLanguage">Whether the text is only a name in a language that the gazetteer does not know: Cali is the town of
/// that name before it is what somebody calls Calais.</param>
/// <param name="Weight">
/// Of the entry; reduced for an alternate name and, if the caller's position is known, by the distance.
/// </param>
readonly record struct Hit(Entry Entry, LocalityMatch Match, int Differences, bool IsOfUnknownLanguage, double Weight) : IComparable<Hit>
{
    public int CompareTo(Hit other)
    {
        var order = Match.CompareTo(other.Match);
        if (order == 0) order = Differences.CompareTo(other.Differences);
        if (order == 0 && Match == LocalityMatch.Exact) order = IsOfUnknownLanguage.CompareTo(other.IsOfUnknownLanguage);
        if (order == 0) order = other.Weight.CompareTo(Weight);
        // Ties are broken by data, so that the order is the same every time.
        if (order == 0) order = string.CompareOrdinal(Entry.Name, other.Entry.Name);
        if (order == 0) order = string.CompareOrdinal(Entry.Area, other.Entry.Area);
        if (order == 0) order = Entry.Middle.Latitude.CompareTo(other.Entry.Middle.Latitude);
        return order;
    }
}
