using System.Diagnostics;
using System.Text.RegularExpressions;
using Map.Gateway.Tests.Exports;

namespace Map.Gateway.Tests.Reconcile.Camps;

/// <summary>A row of the list.</summary>
sealed record Camp(string Id, string Name, string Country, string Latitude, string Longitude);

/// <summary>A place that the map has for a row that the seed has none for.</summary>
/// <param name="CampId">The row.</param>
/// <param name="How">How it was changed.</param>
sealed record EnteredPlace(
    string CampId, string Name, string Country, string Town, double? Latitude, double? Longitude, string Precision, string How);

/// <summary>The 570 camps that Migreurop's Close the Camps listed on 1 February 2018, and which of them the seed has.</summary>
static partial class CampList
{
    public static string File { get; } = Path.Combine(Repository.Seed, "lists", "closethecamps.csv");

    /// <summary>By which the places of another hand are made.</summary>
    public static string Seed { get; } = Environment.GetEnvironmentVariable("MAP_CAMPS_SEED") ?? "20261129";

    public static async Task<IReadOnlyList<Camp>> ReadAsync()
    {
        await using var file = System.IO.File.OpenRead(File);
        var rows = await CsvText.RowsAsync(file);
        return [.. rows.Select(row => new Camp(row["id"], row["name"], row["country"], row["latitude"], row["longitude"]))];
    }

    /// <summary>The keys of the places in the seed that a row describes, by the number of the row, as the sources of the seed say.</summary>
    public static async Task<ILookup<string, string>> KeysOfSeedAsync()
    {
        await using var file = System.IO.File.OpenRead(Path.Combine(Repository.Seed, "detention_centres.csv"));
        var rows = await CsvText.RowsAsync(file);
        return rows.SelectMany(row => Numbers().Matches(row["sources"] + " | " + row["coord_source"])
                .SelectMany(match => Digits().Matches(match.Groups[1].Value)).Select(number => (Number: number.Value, Key: row["id"])))
            .Distinct().ToLookup(link => link.Number, link => link.Key);
    }

    /// <summary>Rows as somebody else would have entered them.</summary>
    public static async Task<IReadOnlyList<EnteredPlace>> EnteredAsync(IEnumerable<Camp> camps)
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(Repository.Seed, "twins", "entered.py"), Seed])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1" },
        };
        using var process = Process.Start(start)!;
        var places = CsvText.RowsAsync(process.StandardOutput.BaseStream);
        await using (var rows = process.StandardInput)
        {
            await rows.WriteLineAsync("id,name,country,latitude,longitude");
            foreach (var camp in camps)
            {
                string[] cells = [camp.Id, camp.Name, CountryOf(camp), camp.Latitude, camp.Longitude];
                await rows.WriteLineAsync(string.Join(',', cells.Select(Quoted)));
            }
        }

        List<EnteredPlace> entered =
        [
            .. (await places).Select(row => new EnteredPlace(
                row["id"], row["name"], row["country"], row["town"], Number(row["latitude"]), Number(row["longitude"]),
                row["precision"], row["how"])),
        ];
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return entered;
    }

    // The list has UNK for Kosovo, which is no code.
    static string CountryOf(Camp camp) => CountryNames.Find(camp.Country) ?? "";

    static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("closethecamps ids? ([0-9, and]+)")]
    private static partial Regex Numbers();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
