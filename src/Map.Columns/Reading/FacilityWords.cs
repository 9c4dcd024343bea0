namespace Map.Columns.Reading;

/// <summary>The types of detention centres by the words of countries and lists.</summary>
sealed class FacilityWords
{
    readonly Dictionary<(string Scheme, string Word), string> ofScheme = [];
    readonly Dictionary<string, string> ofAll = [];

    public FacilityWords(IReadOnlyList<FacilityWord> words)
    {
        Allowed = [.. words.Select(word => word.Code).Distinct()];
        foreach (var word in words.OrderByDescending(word => word.Scheme == "map"))
        {
            ofScheme.TryAdd((word.Scheme, Folded.Of(word.Word)), word.Code);
            ofAll.TryAdd(Folded.Of(word.Word), word.Code);
        }
    }

    /// <summary>The codes of all types.</summary>
    public IReadOnlyList<string> Allowed { get; }

    /// <summary>The code of a type; null when the text is not known. A word means what it does in the country of the row, else anywhere.</summary>
    public string? Find(string text, string? country)
    {
        foreach (var part in Parts(text))
            if ((country is not null && ofScheme.TryGetValue((country.ToLowerInvariant(), Folded.Of(part)), out var code))
                || ofAll.TryGetValue(Folded.Of(part), out code)
                || ((code = KnownWords.Facilities.Find(part)) is not null && Allowed.Contains(code)))
                return code;
        return null;
    }

    // "Immigration removal centre (IRC)": the whole, what stands before the bracket, what stands in it.
    static IEnumerable<string> Parts(string text)
    {
        yield return text;
        var (open, close) = (text.IndexOf('('), text.LastIndexOf(')'));
        if (open <= 0 || close < open) yield break;
        yield return text[..open];
        yield return text[(open + 1)..close];
    }
}
