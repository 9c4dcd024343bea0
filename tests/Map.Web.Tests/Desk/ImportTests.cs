using System.Text;
using Map.Contract;
using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.Desk;

/// <summary>A list, from the file to the map and back.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class ImportTests(DeskFixture fixture) : IClassFixture<DeskFixture>
{
    const string List = """
        id,title,kind,lat,lon,town,remark
        1,Kitchen at the Pier,support_group,51.1312,1.3201,Dover,Soup at noon
        2,Library at the Pier,support_group,51.1340,1.3150,Dover,Books
        3,Nothing Knows Where,support_group,,,,
        4,Tea at the Pier,support_group,51.1360,1.3110,Dover,Tea
        """;

    static readonly DateTime First = DateTime.UtcNow.Date.AddDays(20);

    static readonly string Dates = $"""
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Pier//Dates//EN
        BEGIN:VEVENT
        UID:vigil@pier.example
        DTSTAMP:20260101T000000Z
        SUMMARY:Vigil on the Pier
        DTSTART:{First:yyyyMMdd}T183000
        DTEND:{First:yyyyMMdd}T200000
        LOCATION:The end of the pier
        GEO:51.1312;1.3201
        END:VEVENT
        BEGIN:VEVENT
        UID:talk@pier.example
        DTSTAMP:20260101T000000Z
        SUMMARY:Talk on the Pier
        DTSTART;TZID=Europe/London:{First.AddDays(7):yyyyMMdd}T183000
        LOCATION:The end of the pier
        GEO:51.1312;1.3201
        END:VEVENT
        END:VCALENDAR
        """;

    readonly RehearsedMap map = fixture.Map;

    [Fact]
    public async Task List_is_read_corrected_chosen_from_imported_and_undone()
    {
        var page = await map.SitDownAsync();
        await page.OpenAsync("import");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "pier.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(List) });
        await page.HearsAsync("pier.csv: 4 rows read. Nothing is written yet.");
        Assert.Contains("Something is missing: 1", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        // A column that means something else than was understood.
        var remark = page.GetByLabel("remark", new() { Exact = true });
        await remark.SelectOptionAsync("summary");
        await page.WaitForSelectorAsync(".send:has-text('Import'):enabled");
        Assert.Equal("summary", await remark.InputValueAsync());

        await page.GetByLabel("Row 3 Library at the Pier").UncheckAsync();
        // Another choice does not pass over that one.
        await page.GetByLabel("Suggest the rows to reviewers").CheckAsync();
        await page.GetByLabel("Suggest the rows to reviewers").UncheckAsync();
        await page.WaitForSelectorAsync(".send:has-text('Import')");
        Assert.True(await page.Locator(".send", new() { HasText = "Import" }).IsDisabledAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Look again with this choice" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 rows" }).ClickAsync();
        await page.HearsAsync("pier.csv is imported.");

        Assert.Equal(
            ["Kitchen at the Pier: Soup at noon", "Tea at the Pier: Tea"], await NamesAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo this import" }).ClickAsync();
        await page.HearsAsync("Undone: ");
        Assert.Empty(await NamesAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Calendar_is_read_told_what_it_does_not_say_imported_and_undone()
    {
        var page = await map.SitDownAsync();
        await page.OpenAsync("import");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "pier.ics", MimeType = "text/calendar", Buffer = Encoding.UTF8.GetBytes(Dates.ReplaceLineEndings("\r\n")) });
        await page.HearsAsync("pier.ics: 2 rows read. Nothing is written yet.");
        Assert.Contains("Something is missing: 1", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("When it begins", await page.InnerTextAsync("table"), StringComparison.Ordinal);

        await page.GetByLabel("What it is").SelectOptionAsync("vigil");
        await page.GetByLabel("Row 4 Vigil on the Pier").UncheckAsync();
        await page.GetByLabel("Row 4 Vigil on the Pier").CheckAsync();
        await page.WaitForSelectorAsync("[role=status]:has-text('You have chosen something else.')");
        Assert.True(await page.Locator(".send", new() { HasText = "Import" }).IsDisabledAsync());
        await page.GetByLabel("Time zone, such as Europe/London").FillAsync("Europe/Londn");
        await page.GetByLabel("How their venue is found").SelectOptionAsync("late");
        await page.GetByLabel("How exactly the position is known").SelectOptionAsync("building");
        await page.GetByLabel("How many hours before").FillAsync("6");
        await page.GetByLabel("Town, which everybody is told").FillAsync("Dover");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look again with this choice" }).ClickAsync();
        await page.WaitForSelectorAsync(".notice.wrong:has-text('Europe/Londn')");
        await page.GetByLabel("Time zone, such as Europe/London").FillAsync("Europe/London");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look again with this choice" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 rows" }).ClickAsync();
        await page.HearsAsync("pier.ics is imported.");

        const string asked = """{ events(filter: {text: "on the Pier"}) { edges { node { name kind venue { town hoursBefore site { words } } } time { start } } } }""";
        var edges = (await map.AskAsync(asked))["events"]!["edges"]!.AsArray();
        Assert.Equal([$"{First:yyyy-MM-dd}T18:30", $"{First.AddDays(7):yyyy-MM-dd}T18:30"], edges.Select(edge => (string?)edge!["time"]!["start"]));
        Assert.All(edges, edge => Assert.Equal(("VIGIL", "Dover", 6, null), ((string?)edge!["node"]!["kind"], (string?)edge["node"]!["venue"]!["town"], (int?)edge["node"]!["venue"]!["hoursBefore"], edge["node"]!["venue"]!["site"])));
        Assert.Matches("^/en/events/[0-9a-f-]{36}$", await page.GetByRole(AriaRole.Link, new() { Name = "Vigil on the Pier" }).GetAttributeAsync("href"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo this import" }).ClickAsync();
        await page.HearsAsync("Undone: ");
        Assert.Empty((await map.AskAsync(asked))["events"]!["edges"]!.AsArray());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task File_is_dropped()
    {
        var page = await map.SitDownAsync();
        await page.OpenAsync("import");
        await page.EvaluateAsync("""
            text => {
              const data = new DataTransfer();
              data.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
              document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """, List);
        await page.HearsAsync("dropped.csv: 4 rows read.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task File_that_is_no_list_is_refused_in_words()
    {
        var page = await map.SitDownAsync(Role.Contributor);
        await page.OpenAsync("import");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] });
        await page.WaitForSelectorAsync(".notice.wrong");
        Assert.False(string.IsNullOrWhiteSpace(await page.InnerTextAsync(".notice.wrong")));
        Assert.Equal(0, await page.Locator("table").CountAsync());
        await page.Context.CloseAsync();
    }

    async Task<IReadOnlyList<string>> NamesAsync() =>
    [
        .. (await map.AskAsync("""{ places(filter: {text: "at the Pier"}) { nodes { name summary } } }"""))["places"]!["nodes"]!.AsArray()
            .Select(node => $"{(string?)node!["name"]}: {(string?)node["summary"]}").Where(text => text.Contains("at the Pier", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];
}
