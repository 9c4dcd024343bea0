using Map.Service.Import;
using Map.Testing.Running;
using Map.V1;
using Xunit.Abstractions;

namespace Map.Service.Tests.Search;

/// <summary>What people would type, with what they want: the wanted one is among the first three.</summary>
public sealed class SearchesTests(PlacesServer server, ITestOutputHelper output) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    const int First = 3;
    const double LeastFound = 0.95;

    public async Task InitializeAsync()
    {
        var files = SeedLoader.FilesOf(Repository.Seed);
        var report = await Importer.ImportAsync(server.Database, files, TimeProvider.System, default);
        Assert.Empty(report.Problems);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Wanted_one_is_among_the_first_three()
    {
        var rows = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "tests", "data", "searches.tsv"));
        var searches = rows.Skip(1).Select(row => row.Split('\t')).ToList();
        var keys = await KeysAsync();
        var missed = new List<string>();
        foreach (var search in searches)
        {
            var response = await server.Search.SearchAsync(new SearchRequest { Text = search[0], PageSize = First });
            var found = response.Results.Select(result => NameOf(result, keys)).ToList();
            if (!found.Intersect(search[2].Split('|')).Any()) missed.Add($"{search[0]} ({search[1]}): wanted {search[2]}; found {string.Join(", ", found)}");
        }

        foreach (var line in missed) output.WriteLine(line);
        Assert.True(searches.Count >= 200);
        Assert.True(searches.Select(search => search[1]).Distinct().Count() >= 6);
        Assert.True(
            missed.Count <= searches.Count * (1 - LeastFound), $"{missed.Count} of {searches.Count} are missed:\n{string.Join('\n', missed)}");
    }

    // As the file names things: keys of the seed, @ with the code of a region, = with the name of a locality.
    static string NameOf(SearchResult result, Dictionary<string, string> keys) => result.ResultCase switch
    {
        SearchResult.ResultOneofCase.Place => keys[result.Place.Id],
        SearchResult.ResultOneofCase.Organisation => keys[result.Organisation.Id],
        SearchResult.ResultOneofCase.Region => $"@{result.Region.Code}",
        _ => $"={result.Locality.Name}",
    };

    async Task<Dictionary<string, string>> KeysAsync()
    {
        await using var command = server.Database.CreateCommand(
            "SELECT id::text, key FROM place WHERE key IS NOT NULL UNION ALL SELECT id::text, key FROM organisation WHERE key IS NOT NULL");
        await using var row = await command.ExecuteReaderAsync();
        var keys = new Dictionary<string, string>();
        while (await row.ReadAsync()) keys[row.GetString(0)] = row.GetString(1);
        return keys;
    }
}
