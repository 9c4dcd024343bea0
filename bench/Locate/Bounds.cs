using System.Globalization;
using Map.Gazetteer;

namespace Map.Bench.Locate;

/// <summary>
/// How often a guess at a misspelt name would be wrong, for several minimum numbers of inhabitants. The names of the smallest villages
/// represent villages that are missing from the gazetteer: every match with another place is wrong.
/// </summary>
static class Bounds
{
    const int Many = 1_000;
    const double Village = 3;

    static readonly int[] Inhabitants = [1_000, 5_000, 10_000, 20_000, 50_000, 100_000];

    public static void Print(EmbeddedGazetteer gazetteer)
    {
        var names = Hamlets(gazetteer, _ => true);
        Console.WriteLine($"""

            {names.Count:N0} names that only villages below 1,000 inhabitants have, searched as if the gazetteer did not have them:

            | minimum inhabitants for a guess | wrong guesses, one letter apart | two letters apart, names of eight or more letters |
            |---|---|---|
            """);
        var (one, two) = (Heaviest(gazetteer, names, 1), Heaviest(gazetteer, [.. names.Where(name => name.Length >= 8)], 2));
        foreach (var least in Inhabitants)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {least:N0} | {Share(one, least):P1} | {Share(two, least):P1} |"));
    }

    /// <summary>How often a town would be found in a name of several words that the gazetteer lacks.</summary>
    public static void PrintParts(Atlas atlas)
    {
        var names = Hamlets(atlas.Gazetteer, name => name.Contains(' ', StringComparison.Ordinal));
        Console.WriteLine($"""

            {names.Count:N0} such names of several words, searched for a town in a part of them:

            | minimum inhabitants | wrong towns at the end | at the start |
            |---|---|---|
            """);
        var end = Heaviest(new PartOfText(atlas, leastAtEnd: 0, leastAtStart: double.MaxValue), names);
        var start = Heaviest(new PartOfText(atlas, leastAtEnd: double.MaxValue, leastAtStart: 0), names);
        foreach (var least in Inhabitants)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {least:N0} | {Share(end, least):P1} | {Share(start, least):P1} |"));
    }

    static List<double> Heaviest(PartOfText parts, List<string> names) =>
        [.. names.Select(name => parts.Find([name]).Select(found => found.Hit.Weight).DefaultIfEmpty(0).Max())];

    static double Share(List<double> heaviest, int least) => heaviest.Count(weight => weight >= Math.Log10(least)) / (double)heaviest.Count;

    /// <summary>For each name the weight of the largest place with a similar name.</summary>
    static List<double> Heaviest(EmbeddedGazetteer gazetteer, IReadOnlyList<string> names, int most) =>
    [
        .. names.Select(name => SimilarNames.Find(gazetteer.Names, name, most)
            .Where(hit => hit.Differences == most)
            .Select(hit => gazetteer.Entries[gazetteer.Names.NumberAt(hit.Index)].Weight - (gazetteer.Names.IsAlternateAt(hit.Index) ? 1 : 0))
            .DefaultIfEmpty(0).Max()),
    ];

    static List<string> Hamlets(EmbeddedGazetteer gazetteer, Predicate<string> wanted)
    {
        var random = new Random(20_261_121);
        return
        [
            .. Enumerable.Range(0, gazetteer.Names.Count)
                .Where(i => !gazetteer.Names.IsAlternateAt(i) && gazetteer.Names[i].Length >= 4)
                .GroupBy(i => gazetteer.Names[i].ToString(), i => gazetteer.Entries[gazetteer.Names.NumberAt(i)].Weight)
                .Where(name => name.Max() is > 2 and < Village)
                .Select(name => name.Key)
                .Where(name => wanted(name))
                .OrderBy(_ => random.Next())
                .Take(Many),
        ];
    }
}
