using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Ogc;

namespace Map.Gateway.Tests.Exports;

/// <summary>The programs that people open files with: LibreOffice and QGIS, and the schemas of KML and GPX. <c>./map rehearse desktop</c> installs them.</summary>
[Trait("Category", "Rehearsal")]
public sealed class DesktopTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    // Filter options of its export as CSV: comma, quotes, UTF-8, from the first line, texts as shown, the first sheet.
    const string AsCsv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1";

    static readonly string Script = Path.Combine(Repository.Root, "tests", "Map.Gateway.Tests", "Exports", "read_in_qgis.py");

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("desktop");

    public void Dispose()
    {
        folder.Delete(recursive: true);
        Assert.Empty(map.Errors);
    }

    [FactWithTool("libreoffice-calc-nogui", "/usr/lib/libreoffice/program/soffice.bin")]
    public async Task LibreOffice_reads_sheets()
    {
        var expected = await CsvText.RowsAsync(File.OpenRead(await DownloadAsync("places.csv", "regions=GB")));
        Assert.InRange(expected.Count, 100, int.MaxValue);
        foreach (var sheet in (string[])["places.xlsx", "places.ods"])
        {
            var file = await DownloadAsync(sheet, "regions=GB");
            var output = folder.CreateSubdirectory(Path.GetExtension(sheet)[1..]).FullName;
            await ForeignReader.RunAsync("soffice", "--headless", $"-env:UserInstallation=file://{folder.FullName}/profile", "--convert-to", AsCsv, "--outdir", output, file);
            var read = await CsvText.RowsAsync(File.OpenRead(Assert.Single(Directory.GetFiles(output))));
            Assert.Equal(expected.Select(row => (row["id"], row["name"], row["town"], row["website"])), read.Select(row => (row["id"], row["name"], row["town"], row["website"])));
        }
    }

    [FactWithTool("python3-qgis", "/usr/lib/python3/dist-packages/qgis/core/__init__.py")]
    public async Task Qgis_opens_files_and_the_ogc_api()
    {
        var expected = await CsvText.RowsAsync(File.OpenRead(await DownloadAsync("places.csv", "")));
        var sources = new List<string>();
        foreach (var extension in (string[])["geojson", "gpkg", "kml", "gpx"]) sources.Add(await DownloadAsync($"places.{extension}", ""));
        sources.Add($"oapif:{new Uri((await map.UnlimitedGatewayAsync()).Http.BaseAddress!, "ogc")}");

        var lines = await ForeignReader.RunAsync("/usr/bin/python3", [Script, .. sources]);

        Assert.Equal(sources, lines.Select(line => (string)JsonNode.Parse(line)!["source"]!));
        foreach (var layer in lines.Select(line => JsonNode.Parse(line)!))
        {
            // GPX has no waypoint without a position.
            var rows = expected.Where(row => row["latitude"].Length > 0 || !((string)layer["source"]!).EndsWith(".gpx", StringComparison.Ordinal)).ToList();
            var names = string.Join('\n', rows.Select(row => row["name"]).Order(StringComparer.Ordinal));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names))), (string)layer["names"]!);
            Assert.Equal(rows.Count(row => row["latitude"].Length > 0), (int)layer["points"]!);
        }
    }

    // Debian has the schemas of both with a training diary.
    [FactWithTool("pytrainer", "/usr/share/pytrainer/schemas/ogckml22.xsd")]
    public async Task Gpx_and_kml_are_valid_to_their_schemas()
    {
        foreach (var query in (string[])["", "lang=ar&statuses=open,closed,planned", "regions=FR&fields=id,name", "text=nothing%20has%20this%20name"])
        {
            await ValidateAsync("Topografix_gpx11.xsd", await DownloadAsync("places.gpx", query));
            await ValidateAsync("ogckml22.xsd", await DownloadAsync("places.kml", query));
        }

        static Task<string[]> ValidateAsync(string schema, string file) =>
            ForeignReader.RunAsync("xmllint", "--nonet", "--noout", "--schema", $"/usr/share/pytrainer/schemas/{schema}", file);
    }

    async Task<string> DownloadAsync(string file, string query)
    {
        var path = Path.Combine(folder.FullName, file);
        await File.WriteAllBytesAsync(path, await (await map.UnlimitedGatewayAsync()).Http.GetByteArrayAsync($"{file}?{query}"));
        return path;
    }
}
