using System.Globalization;
using System.Text;
using Map.Columns;
using Map.Sheets;

namespace Map.Bench.Columns;

/// <summary>How many columns of people's lists are understood unaided: those that seed/lists/expected.csv labels by hand. The lists themselves are
/// not ours to publish: they are read from MAP_LISTS, by default .map/lists, and one that is not there is judged by the names of its
/// columns.</summary>
static class ColumnsBench
{
    const string NotRead = "-";
    const int Sample = 1_000;

    public static int Run()
    {
        var lists = Rows("lists").Select(row => (File: row[0], Language: row[1], IsHeldOut: row[2] == "yes")).ToArray();
        var expected = Rows("expected").ToLookup(row => row[0], row => (Column: row[1], Fields: row[2].Split('|')));
        var judged = lists.Select(list => Judge(list.File, list.Language, list.IsHeldOut, [.. expected[list.File]])).ToArray();

        Console.WriteLine("| list | language | held out | columns | right |\n|---|---|---|---|---|");
        foreach (var list in judged.OrderBy(list => list.IsHeldOut).ThenBy(list => list.Language).ThenBy(list => list.File))
            Console.WriteLine(
                $"| {list.File}{(list.HasRows ? "" : " (names only)")} | {list.Language} | {(list.IsHeldOut ? "yes" : "")} "
                + $"| {list.Columns} | {Share([list])} |");
        Console.WriteLine("\n| lists | right |\n|---|---|");
        foreach (var language in judged.GroupBy(list => list.Language).OrderBy(lists => lists.Key))
            Console.WriteLine($"| {language.Key} | {Share(language)} |");
        Console.WriteLine($"| not held out | {Share(judged.Where(list => !list.IsHeldOut))} |");
        Console.WriteLine($"| held out | {Share(judged.Where(list => list.IsHeldOut))} |");
        Console.WriteLine($"| all | {Share(judged)} |");
        Console.WriteLine($"| all but closethecamps.csv, most of it years | {Share(judged.Where(list => list.File != "closethecamps.csv"))} |");
        // Whoever sees the others tunes on them.
        Console.WriteLine("\nWrong in the lists that are not held out, with what is right:\n");
        foreach (var list in judged.Where(list => !list.IsHeldOut))
            foreach (var wrong in list.Wrong) Console.WriteLine($"- {list.File}: {wrong}");
        return 0;
    }

    static Judged Judge(string file, string language, bool isHeldOut, (string Column, string[] Fields)[] expected)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("MAP_LISTS") ?? Path.Combine(".map", "lists"), file);
        var hasRows = File.Exists(path);
        var mapping = hasRows ? Guess(path) : ColumnGuess.Of(file, [.. expected.Select(each => each.Column)], []);
        var guessed = mapping.Columns.ToDictionary(column => column.Column, column => column.Field ?? NotRead);
        return new(file, language, isHeldOut, hasRows, expected.Length,
        [
            .. expected.Select(each => (each.Column, each.Fields, Guess: guessed.GetValueOrDefault(each.Column, "no such column")))
                .Where(each => !each.Fields.Contains(each.Guess))
                .Select(each => $"{each.Column} is {string.Join(" or ", each.Fields)}, not {each.Guess}"),
        ]);
    }

    static Mapping Guess(string path)
    {
        using var content = File.OpenRead(path);
        var sheet = SheetFile.Open(content, Path.GetFileNameWithoutExtension(path)).Read().First();
        return ColumnGuess.Of(sheet.Name, sheet.Columns, [.. sheet.Rows.Take(Sample)]);
    }

    static List<string[]> Rows(string table)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine("seed", "lists", $"{table}.csv"))));
        return [.. SheetFile.Open(content, table).Read().First().Rows.Select(row => row.Cells.Select(cell => cell.Text).ToArray())];
    }

    static string Share(IEnumerable<Judged> lists)
    {
        var (all, wrong) = (lists.Sum(list => list.Columns), lists.Sum(list => list.Wrong.Count));
        return string.Create(CultureInfo.InvariantCulture, $"{all - wrong} of {all}, {(double)(all - wrong) / all:P1}");
    }

    sealed record Judged(string File, string Language, bool IsHeldOut, bool HasRows, int Columns, IReadOnlyList<string> Wrong);
}
