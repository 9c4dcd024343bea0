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

    static readonly int[] Inhabitants = [1_000, 5_000, 10_000, 50_000, 100_000];

    public static void Print(EmbeddedGazetteer gazetteer)
    {
        var names = Hamlets(gazetteer);
        Console.WriteLine($"""

            {names.Count:N0} names that only villages below 1,000 inhabitants have, searched as if the gazetteer did not have them:

            | minimum inhabitants for a guess | wrong guesses, one letter apart | two letters apart, names of eight or more letters |
            |---|---|---|
            """);
        var (one, two) = (Heaviest(gazetteer, names, 1), Heaviest(gazetteer, [.. names.Where(name => name.Length >= 8)], 2));
        foreach (var least in Inhabitants)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {least:N0} | {Share(one, least):P1} | {Share(two, least):P1} |"));
    }

    static double Share(List<double> heaviest, int least) => heaviest.Count(weight => weight >= Math.Log10(least)) / (double)heaviest.Count;

    /// <summary>For each name the weight of the largest place with a similar name.</summary>
    static List<double> Heaviest(EmbeddedGazetteer gazetteer, IReadOnlyList<string> names, int most) =>
    [
        .. names.Select(name => SimilarNames.Find(gazetteer.Names, name, most)
            .Where(hit => hit.Differences == most)
            .Select(hit => gazetteer.Entries[gazetteer.Names.NumberAt(hit.Index)].Weight - (gazetteer.Names.IsAlternateAt(hit.Index) ? 1 : 0))
            .DefaultIfEmpty(0).Max()),
    ];

    static List<string> Hamlets(EmbeddedGazetteer gazetteer)
    {
        var random = new Random(20_261_121);
        return
        [
            .. Enumerable.Range(0, gazetteer.Names.Count)
                .Where(i => !gazetteer.Names.IsAlternateAt(i) && gazetteer.Names[i].Length >= 4)
                .GroupBy(i => gazetteer.Names[i].ToString(), i => gazetteer.Entries[gazetteer.Names.NumberAt(i)].Weight)
                .Where(name => name.Max() is > 2 and < Village)
                .Select(name => name.Key)
                .OrderBy(_ => random.Next())
                .Take(Many),
        ];
    }
}
