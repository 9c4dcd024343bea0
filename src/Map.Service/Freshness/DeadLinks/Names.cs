using Map.Gazetteer;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>Finds the names of entries in what a page says.</summary>
static class Names
{
    const int LeastLetters = 3;

    /// <summary>Whether a page has all words of one of the names.</summary>
    public static bool IsAbout(PageText page, IReadOnlyList<string> names)
    {
        var words = Folding.Shared.Fold($"{page.Title}\n{page.Heading}\n{page.Description}\n{page.Main}").Split(' ').ToHashSet(StringComparer.Ordinal);
        return names.Any(name => WordsOf(name) is { Count: > 0 } all && all.All(words.Contains));
    }

    /// <summary>The words of a name that tell it from others.</summary>
    public static IReadOnlyList<string> WordsOf(string name)
    {
        var words = Folding.Shared.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Where(word => word.Length >= LeastLetters).ToList() is { Count: > 0 } most ? most : words;
    }
}
