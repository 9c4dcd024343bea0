using System.Text;
using Map.Service.Import;

namespace Map.Service.Tests.Import;

public sealed class BadFileTests : ImportTests<MigratedDatabase>
{
    static readonly Dictionary<string, string> Centre = new()
    {
        ["name"] = "A centre", ["type"] = "IRC", ["status"] = "open", ["country"] = "GB", ["latitude"] = "51", ["longitude"] = "-1",
        ["precision"] = "site", ["confidence"] = "high", ["sources"] = "A leaflet",
    };

    static readonly Dictionary<string, string> Operates = new()
    {
        ["organisation"] = "a-company", ["site"] = "good", ["role"] = "operator", ["source"] = "A leaflet", ["confidence"] = "high",
    };

    [Fact]
    public async Task Every_bad_field_of_every_file_is_reported_and_nothing_is_written()
    {
        var centres = folder.Write("centres.csv", FileFormat.DetentionCentres, Centre,
            new() { ["id"] = "good" },
            new() { ["id"] = "north", ["latitude"] = "91", ["longitude"] = "-181" },
            new() { ["id"] = "words", ["status"] = "opn", ["status_as_of"] = "2023-02-30", ["confidence"] = "sure", ["type"] = "castle" },
            new() { ["id"] = "good" },
            new() { ["id"] = "", ["name"] = " ", ["sources"] = "", ["country"] = "gb" },
            new() { ["id"] = "half", ["longitude"] = "", ["precision"] = "galaxy" },
            new() { ["id"] = "nan", ["latitude"] = "NaN", ["capacity"] = "many" },
            new() { ["id"] = "backwards", ["opened"] = "2020", ["closed"] = "2010-05", ["operator"] = "Nobody Ltd" },
            new() { ["id"] = "year", ["capacity"] = "12" },
            new() { ["id"] = "long", ["name"] = new string('x', 201), ["capacity"] = "-1", ["capacity_year"] = "2024" });
        var operates = folder.Write("operates.csv", FileFormat.Operates, Operates,
            new() { ["organisation"] = "nobody", ["site"] = "nowhere", ["role"] = "cook", ["source"] = "" },
            new() { ["organisation"] = "nobody", ["from"] = "2010", ["to"] = "2009" });
        var periods = folder.Write("periods.csv", FileFormat.Periods, new Dictionary<string, string> { ["source"] = "A leaflet" },
            new Dictionary<string, string> { ["site"] = "good" },
            new Dictionary<string, string> { ["site"] = "nowhere", ["from"] = "soon" });
        var contacts = folder.Write("contacts.csv", FileFormat.Contacts,
            new Dictionary<string, string> { ["place"] = "good", ["visibility"] = "public", ["source"] = "A leaflet" },
            new Dictionary<string, string> { ["kind"] = "email", ["value"] = "Jo <jo@example.org>", ["visibility"] = "friends" },
            new Dictionary<string, string> { ["place"] = "nowhere", ["kind"] = "pigeon", ["value"] = "", ["source"] = "" },
            new Dictionary<string, string> { ["kind"] = "voice", ["value"] = "ask at the desk" });
        var coverage = folder.Write("coverage.csv", FileFormat.Coverage, new Dictionary<string, string>(),
            new Dictionary<string, string> { ["group"] = "good", ["region"] = "XX" });
        var regions = folder.Write("regions.geojson", """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"code":"GB","name":"","names":{},"kind":"continent","parent":"EU"},
             "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}},
            {"type":"Feature","properties":{"code":"G B"},"geometry":{"type":"Point","coordinates":[0,0]}}
            ]}
            """);

        var report = await ImportAsync(centres, operates, periods, contacts, coverage, regions);

        Assert.Equal(
            ["centres.csv:3: latitude", "centres.csv:3: longitude",
             "centres.csv:4: confidence", "centres.csv:4: status", "centres.csv:4: status_as_of", "centres.csv:4: type",
             "centres.csv:5: id",
             "centres.csv:6: country", "centres.csv:6: id", "centres.csv:6: name", "centres.csv:6: sources",
             "centres.csv:7: longitude", "centres.csv:7: precision",
             "centres.csv:8: capacity", "centres.csv:8: latitude",
             "centres.csv:9: closed", "centres.csv:9: operator",
             "centres.csv:10: capacity_year",
             "centres.csv:11: capacity", "centres.csv:11: name",
             "contacts.csv:2: value", "contacts.csv:2: visibility",
             "contacts.csv:3: kind", "contacts.csv:3: place", "contacts.csv:3: source", "contacts.csv:3: value",
             "contacts.csv:4: value",
             "coverage.csv:2: group", "coverage.csv:2: region",
             "operates.csv:2: organisation", "operates.csv:2: role", "operates.csv:2: site", "operates.csv:2: source",
             "operates.csv:3: organisation", "operates.csv:3: to",
             "periods.csv:2: from",
             "periods.csv:3: from", "periods.csv:3: site",
             "regions.geojson:2: geometry", "regions.geojson:2: kind", "regions.geojson:2: name", "regions.geojson:2: parent",
             "regions.geojson:4: feature"],
            report.Problems.Select(problem => $"{Path.GetFileName(problem.File)}:{problem.Line}: {problem.Column}"));
        Assert.Equal("0 0 0 0", await database.ValueAsync("""
            SELECT concat_ws(' ', (SELECT count(*) FROM place), (SELECT count(*) FROM region), (SELECT count(*) FROM revision), last)
            FROM revision_counter
            """));
    }

    [Fact]
    public async Task One_bad_row_keeps_good_ones_out()
    {
        var file = folder.Write("centres.csv", FileFormat.DetentionCentres, Centre,
            new() { ["id"] = "good" }, new() { ["id"] = "bad", ["latitude"] = "91" });

        var report = await ImportAsync(file);

        Assert.Equal($"{file}:3: latitude: is not a latitude: -90 to 90 degrees.", Assert.Single(report.Problems).ToString());
        Assert.Equal("0", await database.ValueAsync("SELECT count(*) FROM place"));
    }

    [Fact]
    public async Task Parents_in_circle_and_ids_of_another_kind_are_refused()
    {
        var company = new Dictionary<string, string>
        {
            ["name"] = "A company", ["kind"] = "company", ["status"] = "active", ["confidence"] = "high", ["sources"] = "A leaflet",
            ["hq_city"] = "Hook", ["latitude"] = "51", ["longitude"] = "-1", ["precision"] = "city",
        };
        var circle = folder.Write("circle.csv", FileFormat.Organisations, company,
            new() { ["id"] = "a", ["parent"] = "b" },
            new() { ["id"] = "b", ["parent"] = "a" },
            new() { ["id"] = "c", ["parent"] = "nobody" });
        Assert.Equal(["2 parent", "3 parent", "4 parent"],
            (await ImportAsync(circle)).Problems.Select(problem => $"{problem.Line} {problem.Column}"));

        var row = new Dictionary<string, string> { ["id"] = "a" };
        Assert.Empty((await ImportAsync(folder.Write("organisations.csv", FileFormat.Organisations, company, row))).Problems);
        var sameId = await ImportAsync(folder.Write("centres.csv", FileFormat.DetentionCentres, Centre, row));
        Assert.Contains("a place of another kind, Office", Assert.Single(sameId.Problems).What);
    }

    [Fact]
    public async Task Wrong_header_names_nearest_file_and_columns_of_all()
    {
        var report = await ImportAsync(folder.Write("periods.csv", "site,from,until,source,confidence,notes\n"));

        var problem = Assert.Single(report.Problems);
        Assert.Equal((1, "header"), (problem.Line, problem.Column));
        Assert.StartsWith("is not that of a known file; nearest is periods.csv: to is missing, \"until\" is unknown.", problem.What);
        Assert.All(FileFormat.All, format => Assert.Contains($"{format.Name} with {string.Join(',', format.Columns)}", problem.What));
    }

    [Theory]
    [InlineData("name,telephone,comment\nx,1,2\n", "is not that of a known file. Known are: ")]
    [InlineData("group,region,source_note,1,2,3,4\nx\n", "is not that of a known file. Known are: ")]
    public async Task Header_of_no_known_file_is_all_that_is_said_of_it(string content, string what)
    {
        var problem = Assert.Single((await ImportAsync(folder.Write("unknown.csv", content + "\"broken\"quote,,\n"))).Problems);

        Assert.Equal((1, "header"), (problem.Line, problem.Column));
        Assert.Contains(what, problem.What);
    }

    [Fact]
    public async Task Folder_is_named_as_what_it_is() => Assert.StartsWith("is a folder", Assert.Single((await ImportAsync(folder.Path)).Problems).What);

    [Theory]
    [InlineData("site,from,to,source,confidence,notes\nx,1,2\n", 2, "-", "has 3 cells, and the header 6")]
    [InlineData("site,from,to,source,confidence,notes\nx,1,2,s,high,,more\n", 2, "-", "has 7 cells, and the header 6")]
    [InlineData("site,from,to,source,confidence,notes\n\"two\nlines\",2001,,s,high,\nx\"y\",2001,,s,high,\n",
        4, "-", "quote in the wrong place")]
    [InlineData("site,from,to,source,confidence,notes\nx,2001,,s,high,\ny,2001,,\"s,high,\nz,2001,,s,high,\n",
        3, "-", "quote that is not closed")]
    [InlineData("site,from,to,source,confidence,notes,site\nx,2001,,s,high,,y\n", 1, "header", "\"site_(2)\" is unknown")]
    [InlineData("", 1, "-", "is empty")]
    public async Task Text_that_is_not_table_is_reported_with_its_line(string content, int line, string column, string what)
    {
        var report = await ImportAsync(folder.Write("periods.csv", content));

        Assert.Contains(report.Problems, problem =>
            (problem.Line, problem.Column) == (line, column) && problem.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_that_does_not_exist_is_reported_by_name()
    {
        var report = await ImportAsync(Path.Combine(folder.Path, "none.csv"));

        Assert.Contains("cannot be read", Assert.Single(report.Problems).What);
    }

    [Theory]
    [InlineData("utf-16", '\t')]
    [InlineData("windows-1252", ';')]
    public async Task File_of_another_encoding_separator_and_case_of_its_header_is_read(string encoding, char separator)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = folder.Write("centres.csv", FileFormat.DetentionCentres, Centre, new Dictionary<string, string> { ["id"] = "good", ["name"] = "Rétention à Sète" });
        var lines = (await File.ReadAllTextAsync(file)).Replace(',', separator).Split('\n');
        lines[0] = lines[0].ToUpperInvariant().Replace('_', ' ');
        await File.WriteAllTextAsync(file, string.Join("\r\n", lines), Encoding.GetEncoding(encoding));

        Assert.Empty((await ImportAsync(file)).Problems);
        Assert.Equal("Rétention à Sète", await database.ValueAsync("SELECT name FROM place"));
    }

    [Fact]
    public async Task Spreadsheet_file_with_byte_order_mark_and_crlf_is_read()
    {
        var file = folder.Write("centres.csv", FileFormat.DetentionCentres, Centre,
            new Dictionary<string, string> { ["id"] = "good", ["name"] = "Two\nlines, \"quoted\"" });
        await File.WriteAllTextAsync(file, "\uFEFF" + (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\r\n"));

        var report = await ImportAsync(file);

        Assert.Empty(report.Problems);
        Assert.Equal("Two\r\nlines, \"quoted\"", await database.ValueAsync("SELECT name FROM place"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"type":"Point","coordinates":[0,0]}""")]
    [InlineData("""{"type":"GeometryCollection","geometries":[]}""")]
    [InlineData("""{"coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""")]
    [InlineData("""{"type":"Polygon"}""")]
    [InlineData("""{"type":"Polygon","coordinates":null}""")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[]]}""")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[]}""")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0],[1],[1],[0]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[["0","0"],[1,0],[1,1],["0","0"]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[1e999,0],[1,0],[1,1],[1e999,0]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":{"0":1}}""")]
    [InlineData("""{"type":"polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""")]
    public async Task Region_without_area_is_refused_with_its_line(string geometry)
    {
        var report = await ImportAsync(folder.Write("regions.geojson", Region(geometry)));

        var problem = Assert.Single(report.Problems);
        Assert.Equal(2, problem.Line);
        Assert.True(problem.Column is "feature" or "geometry", problem.ToString());
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0,7],[0,1,7],[1,1,7],[0,0,7]]]}""")]
    [InlineData("""{"coordinates":[[[[0,0],[0,1],[1,1],[0,0]]]],"bbox":[0,0,1,1],"type":"MultiPolygon"}""")]
    public async Task Region_is_kept_as_it_was_drawn_without_altitudes(string geometry)
    {
        var report = await ImportAsync(folder.Write("regions.geojson", Region(geometry)));

        Assert.Empty(report.Problems);
        Assert.Equal("SRID=4326;MULTIPOLYGON(((0 0,0 1,1 1,0 0)))", await database.ValueAsync("SELECT ST_AsEWKT(boundary) FROM region"));
    }

    static string Region(string geometry) => $$"""
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"code":"GB","name":"Here","names":{},"kind":"country","parent":null},"geometry":{{geometry}}}
        ]}
        """;

    Task<ImportReport> ImportAsync(params string[] files) => Importer.ImportAsync(database.Source, files, TimeProvider.System, default);
}
