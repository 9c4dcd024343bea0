namespace Map.Gazetteer;

/// <summary>
/// Sorted folded names, each with the number of the entry that it names. Exact names and prefixes are found by binary search, misspelt ones
/// by <see cref="SimilarNames"/>. All names are in one array of characters: half a million strings would take three times as much memory.
/// </summary>
sealed class NameIndex
{
    readonly char[] letters;
    readonly int[] starts;
    readonly int[] numbers;
    readonly bool[] alternates;
    readonly bool[] ofUnknownLanguage;

    public NameIndex(List<Name> names)
    {
        names.Sort();
        letters = new char[names.Sum(name => name.Folded.Length)];
        starts = new int[names.Count + 1];
        numbers = new int[names.Count];
        alternates = new bool[names.Count];
        ofUnknownLanguage = new bool[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            names[i].Folded.CopyTo(letters.AsSpan(starts[i]));
            starts[i + 1] = starts[i] + names[i].Folded.Length;
            (numbers[i], alternates[i], ofUnknownLanguage[i]) = (names[i].Number, names[i].IsAlternate, names[i].IsOfUnknownLanguage);
        }
    }

    public int Count => numbers.Length;

    public ReadOnlySpan<char> this[int i] => letters.AsSpan(starts[i]..starts[i + 1]);

    public int NumberAt(int i) => numbers[i];

    /// <summary>Whether it is an alternate name, and not the entry's usual name in any language.</summary>
    public bool IsAlternateAt(int i) => alternates[i];

    /// <summary>Whether nobody says in which language it is a name of the entry.</summary>
    public bool IsOfUnknownLanguageAt(int i) => ofUnknownLanguage[i];

    /// <summary>The names that are exactly this text.</summary>
    public Range Exactly(ReadOnlySpan<char> text)
    {
        var first = First(text, from: 0);
        var end = first;
        while (end < Count && this[end].SequenceEqual(text)) end++;
        return first..end;
    }

    /// <summary>The names that begin with this text, exact matches first.</summary>
    public Range Beginning(ReadOnlySpan<char> start)
    {
        var first = First(start, from: 0);
        return first..After(start, first);
    }

    /// <summary>The end of the names with this prefix, from one that has it. It is near in most cases, so the search steps grow from
    /// one.</summary>
    public int After(ReadOnlySpan<char> start, int from)
    {
        var (low, stride) = (from, 1);
        while (low + stride < Count && this[low + stride].StartsWith(start, StringComparison.Ordinal)) (low, stride) = (low + stride, stride * 2);
        var high = Math.Min(low + stride, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (this[middle].StartsWith(start, StringComparison.Ordinal)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    int First(ReadOnlySpan<char> start, int from)
    {
        var (low, high) = (from, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (this[middle].SequenceCompareTo(start) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>A name of the entry with this number.</summary>
    public readonly record struct Name(string Folded, int Number, bool IsAlternate, bool IsOfUnknownLanguage = false) : IComparable<Name>
    {
        public int CompareTo(Name other) => string.CompareOrdinal(Folded, other.Folded) is var order and not 0 ? order : Number - other.Number;
    }
}
