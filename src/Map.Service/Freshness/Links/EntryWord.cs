using Map.Gazetteer;
using Map.Service.Contributions.Twins;

namespace Map.Service.Freshness.Links;

/// <summary>Whether somebody has read an entry: they type a word of it. A program that opens links and sends forms does not know which.</summary>
static class EntryWord
{
    // Shorter words are too like each other for a letter to be wrong.
    const int LongEnoughForAFault = 5;

    /// <summary>Whether a text is the town, a name or the postcode of an entry.</summary>
    /// <param name="place">The entry, as everybody sees it.</param>
    /// <param name="typed">What somebody typed.</param>
    public static bool IsOf(Place place, string typed) => IsOneOf(WordsOf(place), typed);

    /// <summary>Whether a text is one of some names.</summary>
    public static bool IsOneOf(IEnumerable<string> names, string typed)
    {
        var folded = Folding.Shared.Fold(typed);
        return folded.Length > 0 && names.SelectMany(Folding.Shared.Spellings).Any(word => IsMeant(folded, word));
    }

    static IEnumerable<string> WordsOf(Place place) =>
        [place.Name, .. place.Names.Values, .. place.OtherNames.Select(other => other.Name), place.Address?.Town ?? "", place.Address?.Postcode ?? ""];

    static bool IsMeant(string typed, string word) =>
        word.Length > 0 && (typed == word || Squeezed(typed) == Squeezed(word) || (word.Length >= LongEnoughForAFault && Spelling.IsOneLetterApart(typed, word)));

    static string Squeezed(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
