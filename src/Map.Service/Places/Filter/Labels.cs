using System.Collections.Frozen;
using Map.Gazetteer;

namespace Map.Service.Places.Filter;

/// <summary>Finds the values of an enum that a typed word names in any language that the map has words for.</summary>
static class Labels
{
    // Of a shorter word, the beginning is that of too many.
    const int ShortestBeginning = 4;

    /// <summary>The values with a label that has this word, or from four letters on one that begins with it.</summary>
    /// <param name="word">Folded.</param>
    public static TEnum[] Meanings<TEnum>(string word) where TEnum : struct, Enum =>
        [.. Of<TEnum>.ByWord.Where(known =>
                known.Key == word || (word.Length >= ShortestBeginning && known.Key.StartsWith(word, StringComparison.Ordinal)))
            .SelectMany(known => known.Value).Distinct().Order()];

    /// <summary>Whether a word names any value.</summary>
    public static bool Has(string word) => Meanings<PlaceKind>(word).Length > 0 || Meanings<V1.Service>(word).Length > 0
        || Meanings<Audience>(word).Length > 0 || Meanings<HelpKind>(word).Length > 0;

    static class Of<TEnum> where TEnum : struct, Enum
    {
        // Words of two letters are articles and prepositions.
        public static readonly FrozenDictionary<string, TEnum[]> ByWord = Contract.Label.All
            .Where(label => label.Value is TEnum)
            .SelectMany(label => label.Texts.SelectMany(Folding.Shared.Spellings).SelectMany(text => text.Split(' ')),
                (label, word) => (Word: word, Value: (TEnum)label.Value))
            .Where(pair => pair.Word.Length > 2 && !TextFilter.IsArticle(pair.Word))
            .GroupBy(pair => pair.Word, pair => pair.Value)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());
    }
}
