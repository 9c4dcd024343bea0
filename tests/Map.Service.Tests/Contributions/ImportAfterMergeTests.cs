using Map.Contract;
using Map.Service.Import;
using Map.Testing.Running;

namespace Map.Service.Tests.Contributions;

/// <summary>An import neither brings back what was merged, nor is it undone in any other way than a change of one place.</summary>
public sealed class ImportAfterMergeTests(PlacesServer server) : IClassFixture<PlacesServer>, IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("import").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Merged_place_stays_merged_and_import_is_undone_by_its_act()
    {
        var file = Path.Combine(folder, "support_groups.csv");
        await File.WriteAllTextAsync(file, """
            id,name,name_local,kind,scope,coverage,country,city,latitude,longitude,precision,website,languages,offers,visits_or_covers_sites,status,status_as_of,confidence,sources,notes,services,ways_to_help,audiences
            one,Group One,,charity,local,,GB,Dover,51.13,1.31,city,,,,,open,2024,high,A list,,,,
            two,Group Two,,charity,local,,GB,Dover,51.13,1.31,city,,,,,open,2024,high,A list,,,,
            """);
        var report = await ImportAsync(file);
        Assert.Empty(report.Problems);
        var places = (await server.Places.SearchPlacesAsync(new() { Filter = new() { Text = "Group" } })).Results.Select(result => result.Place).ToList();
        var (one, two) = (places.Single(place => place.Name == "Group One"), places.Single(place => place.Name == "Group Two"));
        var imported = (await server.History.ListRevisionsAsync(new() { PlaceId = one.Id })).Results.Single().Revision;
        var act = imported.ActId;
        Assert.NotEmpty(act);
        // Everybody is told of the import by its name.
        Assert.Equal(("import", "support_groups.csv", false), (imported.Origin, imported.Comment, imported.HasAuthor));
        var changes = (await server.Changes.ListChangesAsync(new())).Changes;
        Assert.Equal([("import", act), ("import", act)], changes.Select(change => (change.Origin, change.ActId)));
        await server.Contributions.MergePlacesAsync(
            new() { Id = one.Id, Revision = one.Revision, OtherId = two.Id, OtherRevision = two.Revision, Summary = new() { Comment = "One group" } },
            await server.KeyAsync(Role.Reviewer));

        var again = await ImportAsync(file);

        Assert.Contains(again.Warnings, warning => warning.What.Contains("was merged into", StringComparison.Ordinal));
        Assert.Equal(one.Id, Assert.Single((await server.Places.SearchPlacesAsync(new() { Filter = new() { Text = "Group" } })).Results).Place.Id);
        var undone = await server.Contributions.RevertAsync(
            new() { ActId = act, Summary = new() { Comment = "A wrong list" }, ValidateOnly = true }, await server.KeyAsync(Role.Reviewer));
        // The merge built upon the one place, and took the other.
        Assert.Equal(new[] { one.Id, two.Id }.Order(), undone.BuiltUpon.Where(kept => kept is { Subject: "place", Field: "" }).Select(kept => kept.SubjectId).Order());
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(2, "folder-of-0.csv, folder-of-1.csv")]
    [InlineData(60, ", folder-of-26.csv and 33 more")]
    public void Name_of_import_has_as_many_files_as_there_is_room_for(int files, string? end)
    {
        var name = Importer.NameOf([.. Enumerable.Range(0, files).Select(number => Path.Combine("seed", $"folder-of-{number}.csv"))]);

        Assert.Equal(end is null, name is null);
        if (end is not null) Assert.EndsWith(end, name, StringComparison.Ordinal);
        Assert.InRange(name?.Length ?? 1, 1, 500);
    }

    Task<ImportReport> ImportAsync(string file) => Importer.ImportAsync(server.Database, [file], TimeProvider.System, CancellationToken.None);
}
