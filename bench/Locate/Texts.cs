using Map.Gazetteer;

namespace Map.Bench.Locate;

/// <summary>Texts as people type them, grouped by kind; the same thousands in every run.</summary>
static class Texts
{
    const int Many = 2_000;

    /// <summary>Single texts: a town, the same in another language, a postcode, a town with its country, one without accents, two misspelt
    /// ones, and a village that is too small for the gazetteer.</summary>
    public static IEnumerable<(string Kind, string[] Texts)> Single { get; } =
        new[] { "Calais", "Kales", "CT20", "Lille, FR", "Saint-Etienne", "Calias", "Birmigham", "Escalles" }
            .Select(text => ($"\"{text}\"", new[] { text }));

    public static IEnumerable<(string Kind, string[] Texts)> Of(Atlas atlas)
    {
        var random = new Random(20_261_121);
        var towns = atlas.Gazetteer.Entries.Where(entry => entry.Weight >= 4 && entry.Name.Length >= 5).ToList();
        string Town() => towns[random.Next(towns.Count)].Name;
        string[] Some(Func<string> text) => [.. Enumerable.Range(0, Many).Select(_ => text())];

        yield return ("name", Some(Town));
        yield return ("name, country", Some(() => towns[random.Next(towns.Count)] is var town ? $"{town.Name}, {town.Country}" : ""));
        yield return ("postcode", Some(() => $"CT{random.Next(1, 22)} 1QU"));
        yield return ("first letter", Some(() => Town()[..1]));
        yield return ("first three letters", Some(() => Town()[..3]));
        yield return ("one letter wrong", Some(() => Misspelt(Town(), random)));
        yield return ("two letters wrong", Some(() => Misspelt(Misspelt(Town(), random), random)));
        yield return ("nothing of that name", Some(() => new([.. Enumerable.Range(0, 12).Select(_ => (char)('a' + random.Next(26)))])));
        yield return ("200 characters", Some(() => string.Join(' ', Enumerable.Range(0, 40).Select(_ => Town()[..4]))));
    }

    /// <summary>The name with one letter replaced, removed, inserted, or swapped with the next.</summary>
    public static string Misspelt(string name, Random random)
    {
        var at = random.Next(1, name.Length - 1);
        var letter = (char)('a' + random.Next(26));
        return random.Next(4) switch
        {
            0 => name[..at] + letter + name[(at + 1)..],
            1 => name.Remove(at, 1),
            2 => name.Insert(at, letter.ToString()),
            _ => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
        };
    }
}
