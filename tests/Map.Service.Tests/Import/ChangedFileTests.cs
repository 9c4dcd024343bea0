using Map.Service.Import;

namespace Map.Service.Tests.Import;

public sealed class ChangedFileTests : ImportTests<SeededDatabase>
{
    [Fact]
    public async Task Changed_row_updates_its_place_alone()
    {
        var report = await ImportChangedAsync("detention_centres.csv", "Brook House Immigration Removal Centre", "Brook House");

        Assert.Equal((0, 1, 185), (report.Created, report.Updated, report.Unchanged));
        Assert.Equal("updated Brook House", await database.ValueAsync(
            "SELECT change || ' ' || (state ->> 'name') FROM revision ORDER BY number DESC LIMIT 1"));
    }

    [Fact]
    public async Task Involvement_gone_from_replacing_operates_is_gone_from_its_site()
    {
        var report = await ImportChangedAsync(
            "operates.csv", "serco,gb-brook-house,2020-05,,operator,serco.com Gatwick IRC page,high,\n", "", ImportMode.Replace);

        Assert.Equal((0, 1), (report.Created, report.Updated));
        Assert.Equal("0", await database.ValueAsync("""
            SELECT count(*) FROM involvement i JOIN place p ON p.id = i.place_id JOIN organisation o ON o.id = i.organisation_id
            WHERE p.key = 'gb-brook-house' AND o.key = 'serco'
            """));
    }

    [Fact]
    public async Task Site_that_group_no_longer_names_loses_its_visits()
    {
        var report = await ImportChangedAsync("support_groups.csv", "rc-glasgow; gb-dungavel", "rc-glasgow");

        Assert.Equal((0, 1), (report.Created, report.Updated));
        Assert.Equal("gb-dungavel", await database.ValueAsync("SELECT state ->> 'key' FROM revision ORDER BY number DESC LIMIT 1"));
    }

    [Fact]
    public async Task What_file_has_no_column_for_stays_as_people_made_it()
    {
        await database.ExecuteAsync("""
            UPDATE place SET website = 'https://brook.example', summary = 'By people' WHERE key = 'gb-brook-house';
            UPDATE organisation SET names = '{"fr": "Par des gens"}' WHERE key = 'serco'
            """);

        await ImportChangedAsync("detention_centres.csv", "Brook House Immigration Removal Centre", "Brook House");
        await ImportChangedAsync("organisations.csv", "serco,Serco", "serco,Serco Ltd");

        Assert.Equal("Brook House https://brook.example By people", await database.ValueAsync(
            "SELECT name || ' ' || website || ' ' || summary FROM place WHERE key = 'gb-brook-house'"));
        Assert.Equal("Par des gens", await database.ValueAsync("SELECT names ->> 'fr' FROM organisation WHERE key = 'serco'"));
    }

    [Fact]
    public async Task What_reviewers_decided_on_stays_until_it_is_known_better_or_worse()
    {
        await database.ExecuteAsync("""
            UPDATE place SET published = false WHERE key = 'gb-brook-house';
            UPDATE organisation SET published = false WHERE key = 'serco'
            """);

        await ImportChangedAsync("detention_centres.csv", "Brook House Immigration Removal Centre", "Brook House");
        await ImportChangedAsync("organisations.csv", "serco,Serco", "serco,Serco Ltd");

        Assert.Equal("Brook House false", await database.ValueAsync("SELECT name || ' ' || published FROM place WHERE key = 'gb-brook-house'"));
        Assert.Equal("Serco Ltd false", await database.ValueAsync("SELECT name || ' ' || published FROM organisation WHERE key = 'serco'"));
    }

    async Task<ImportReport> ImportChangedAsync(string name, string text, string replacement, ImportMode mode = ImportMode.Add)
    {
        var content = await File.ReadAllTextAsync(Path.Combine(Repository.Seed, name));
        Assert.Contains(text, content);
        var file = folder.Write(name, content.Replace(text, replacement, StringComparison.Ordinal));
        var report = await Importer.ImportAsync(database.Source, [file], TimeProvider.System, default, mode);
        Assert.Empty(report.Problems);
        return report;
    }
}
