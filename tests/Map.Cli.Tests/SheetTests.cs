using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Map.Cli.Tests;

/// <summary>./map export to PDF, read back as a person and a telephone read the paper. Needs chromium, poppler-utils and zbar-tools.</summary>
[Trait("Category", "Rehearsal")]
public sealed partial class SheetTests(CommandLine map) : IClassFixture<CommandLine>
{
    // With 20 to 30 places of the seed.
    static readonly string[] Regions = ["FR-62"];

    [Fact]
    public async Task Leaflet_of_a_department_is_two_pages_with_all_of_them_and_their_numbers()
    {
        var pdf = await PrintAsync("leaflet.pdf");
        var text = await TextAsync(pdf);

        Assert.Contains("Pages:           2", await ToolAsync("pdfinfo", pdf), StringComparison.Ordinal);
        var (names, placed) = await NamesAsync();
        Assert.InRange(names.Count, 20, 30);
        // The columns of a sheet are narrow: names are broken between their words.
        Assert.All(names, name => Assert.Contains(Joined(name), Joined(text), StringComparison.Ordinal));
        var numbers = Number().Matches(text).Select(match => int.Parse(match.Value)).ToHashSet();
        Assert.Superset(Enumerable.Range(1, placed).ToHashSet(), numbers);
    }

    [Fact]
    public async Task Poster_is_one_side_of_a3()
    {
        var pdf = await PrintAsync("poster.pdf", "--form", "poster", "--paper", "a3");

        var info = await ToolAsync("pdfinfo", pdf);

        Assert.Contains("Pages:           1", info, StringComparison.Ordinal);
        Assert.Contains("(A3)", info, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telephone_reads_link_to_list_off_the_paper()
    {
        var pdf = await PrintAsync("scanned.pdf");
        await ToolAsync("pdftoppm", "-r", "100", "-gray", "-f", "1", "-l", "1", "-singlefile", "-png", pdf, Path.Combine(map.State, "scanned"));

        var read = await ToolAsync("zbarimg", "--quiet", "--raw", Path.Combine(map.State, "scanned.png"));

        Assert.Equal($"{map.Gateway}en/?regions=FR-62", read.Trim());
    }

    [ArabicFact]
    public async Task Arabic_sheet_reads_in_its_words()
    {
        var text = await TextAsync(await PrintAsync("arabic.pdf", "--language", "ar"));
        var messages = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(ArabicFactAttribute.Messages))!;

        // Joined letters are read back as the letters that they are joined from.
        var read = Joined(text.Normalize(System.Text.NormalizationForm.FormKC));
        Assert.Contains(Joined(messages["site.tagline"]), read, StringComparison.Ordinal);
        Assert.Contains(Joined(messages["print.scan"]), read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_places_than_sheet_has_room_for_leave_no_file()
    {
        await UpAsync();
        var file = Path.Combine(map.State, "all.pdf");

        var (exitCode, _, errors) = await map.RunAsync("export", "-o", file);

        Assert.Equal(1, exitCode);
        Assert.Contains("A sheet has room for 300 places", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    async Task<string> PrintAsync(string name, params string[] options)
    {
        await UpAsync();
        var file = Path.Combine(map.State, name);
        var (exitCode, _, errors) = await map.RunAsync(["export", "-o", file, "--regions", .. Regions, .. options]);
        Assert.True(exitCode == 0, errors);
        return file;
    }

    // The tests of a class run one after the other: the first starts it.
    async Task UpAsync()
    {
        if ((await map.RunAsync("status")).ExitCode == 0)
            return;
        var (exitCode, _, errors) = await map.RunAsync("up", "--detach");
        Assert.True(exitCode == 0, errors);
    }

    // And how many of them are on the map: these have numbers.
    async Task<(List<string> Names, int Placed)> NamesAsync()
    {
        var geojson = await map.RunAsync(["export", "--format", "geojson", "--regions", .. Regions]);
        using var file = JsonDocument.Parse(geojson.Output);
        var places = file.RootElement.GetProperty("features").EnumerateArray().ToList();
        return ([.. places.Select(place => place.GetProperty("properties").GetProperty("name").GetString()!)],
            places.Count(place => place.GetProperty("geometry").ValueKind != JsonValueKind.Null));
    }

    // In the order of the columns, not of the lines across them.
    static Task<string> TextAsync(string pdf) => ToolAsync("pdftotext", pdf, "-");

    static async Task<string> ToolAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().Within(program);
        Assert.True(process.ExitCode == 0, $"{program} ended with code {process.ExitCode}.");
        return output;
    }

    static string Joined(string text) => Breaks().Replace(text, "");

    // White space, and the marks of direction that pdftotext adds.
    [GeneratedRegex(@"[\s\u200E\u200F\u202A-\u202E\u2066-\u2069]+")]
    private static partial Regex Breaks();

    [GeneratedRegex(@"^[0-9]{1,2}$", RegexOptions.Multiline)]
    private static partial Regex Number();
}
