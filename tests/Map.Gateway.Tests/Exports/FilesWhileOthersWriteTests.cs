using System.Text.RegularExpressions;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Exports;

/// <summary>A file is the map of one moment, whatever happens while it is read.</summary>
public sealed partial class FilesWhileOthersWriteTests(SeededMap map) : IClassFixture<SeededMap>, IAsyncLifetime
{
    const int Many = 10_000;

    public async Task InitializeAsync()
    {
        await map.ExecuteAsync("DELETE FROM place WHERE name LIKE 'many %'");
        await ManyPlaces.AddAsync(map.Database, Many);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("places.csv")]
    [InlineData("places.geojson")]
    public async Task File_holds_each_place_once_though_others_write_while_it_is_read(string file)
    {
        using var response = await map.Gateway.Http.GetAsync($"{file}?text=many", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(stream);
        var start = new char[100];
        await reader.ReadBlockAsync(start);
        await map.ExecuteAsync("DELETE FROM place WHERE name LIKE 'many 009%'");
        await map.ExecuteAsync("UPDATE place SET name = 'many again ' || name WHERE name LIKE 'many 0000%'");
        await map.ExecuteAsync("UPDATE place SET published = false WHERE name LIKE 'many 0084%'");
        var text = new string(start) + await reader.ReadToEndAsync();

        // The name as a cell or a member has it, and not the summary, which begins with it.
        var names = Named().Matches(text).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(Enumerable.Range(1, Many).Select(number => $"{number:000000}"), names);
        Assert.Empty(map.Errors);
    }

    [GeneratedRegex("""[,"]many (\d{6})[",]""")]
    private static partial Regex Named();
}
