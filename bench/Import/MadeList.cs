using System.Globalization;
using System.Text;
using Map.Bench.Places.Synthetic;
using Map.Sheets;

namespace Map.Bench.Import;

/// <summary>Lists of any length such as people have them: names of words that the names of the seed have, around real towns of several countries;
/// some have a website, some a capacity with its year, some no coordinates, and some are places of the seed.</summary>
sealed class MadeList(string seed, IReadOnlyList<Town> towns)
{
    static readonly string[] Countries = ["GB", "FR", "DE", "ES", "IT", "GR", "NL", "BE", "PL", "US"];

    readonly IReadOnlyList<Town> towns = [.. towns.Where(town => Countries.Contains(town.Country))];
    readonly IReadOnlyList<string[]> known = Known(seed);

    /// <summary>The same list for the same number of rows.</summary>
    /// <returns>CSV.</returns>
    public string Of(int rows)
    {
        var random = new Random(20_26);
        var words = known.SelectMany(place => place[0].Split(' ')).Where(word => word.Length > 2 && word.All(char.IsLetter)).ToArray();
        var text = new StringBuilder("name,town,country,latitude,longitude,website,capacity 2019,opened,notes\n");
        for (var i = 0; i < rows; i++)
        {
            if (random.Next(20) == 0)
            {
                var twin = known[random.Next(known.Count)];
                text.Append(Line(twin[0], twin[1], twin[2], twin[3], twin[4], "", "", "", ""));
                continue;
            }

            var town = towns[random.Next(towns.Count)];
            var name = $"{town.Name} {words[random.Next(words.Length)]} {words[random.Next(words.Length)]}";
            var isPlaced = random.Next(10) != 0;
            text.Append(Line(
                name, town.Name, town.Country,
                isPlaced ? Degrees(town.Latitude + (random.NextDouble() - 0.5) / 20) : "", isPlaced ? Degrees(town.Longitude + (random.NextDouble() - 0.5) / 20) : "",
                random.Next(2) == 0 ? string.Create(CultureInfo.InvariantCulture, $"https://www.{random.Next(rows)}.example/visits") : "",
                random.Next(3) == 0 ? random.Next(10, 600).ToString(CultureInfo.InvariantCulture) : "",
                random.Next(3) == 0 ? random.Next(1985, 2020).ToString(CultureInfo.InvariantCulture) : "",
                random.Next(4) == 0 ? $"Seen by visitors in the {words[random.Next(words.Length)]} of {town.Name}." : ""));
        }

        return text.ToString();
    }

    // Five decimals: a metre.
    static string Degrees(double degrees) => degrees.ToString("0.00000", CultureInfo.InvariantCulture);

    static string Line(params string[] cells) =>
        string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n";

    static List<string[]> Known(string seed)
    {
        using var content = File.OpenRead(Path.Combine(seed, "detention_centres.csv"));
        var sheet = SheetFile.Open(content, "detention_centres").Read().First();
        int[] columns = [.. new[] { "name", "town", "country", "latitude", "longitude" }.Select(column => sheet.Columns.ToList().IndexOf(column))];
        return [.. sheet.Rows.Select(row => columns.Select(column => column < row.Cells.Count ? row.Cells[column].Text : "").ToArray())];
    }
}
