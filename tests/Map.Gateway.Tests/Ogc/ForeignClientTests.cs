using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Map.Gateway.Tests.Ogc;

/// <summary>The API as others read it: the abstract tests of the standards in Python, GDAL, and OWSLib. Without one of them its test is skipped on a
/// laptop; in CI it fails.</summary>
public sealed class ForeignClientTests(OgcMap map) : IClassFixture<OgcMap>
{
    string Root => new Uri(map.Gateway.Http.BaseAddress!, "ogc").ToString();

    [FactWithTool("python3", "/usr/bin/python3")]
    public async Task Abstract_tests_of_the_standards_pass()
    {
        var (exitCode, said) = await RunAsync("/usr/bin/python3", Beside("judge.py"), Root);
        Assert.True(exitCode == 0, said);
        Assert.Matches("1[0-9][0-9] of 1[0-9][0-9] assertions passed", said);
    }

    [FactWithTool("gdal-bin", "/usr/bin/ogrinfo")]
    public async Task Gdal_reads_every_feature_with_its_properties()
    {
        var (exitCode, said) = await RunAsync("/usr/bin/ogrinfo", "-ro", "-al", $"OAPIF:{Root}", "places");
        Assert.True(exitCode == 0, said);
        Assert.Contains("Feature Count: 36", said, StringComparison.Ordinal);
        Assert.Equal(36, said.Split("OGRFeature(places)").Length - 1);
        Assert.True(said.Contains("POINT (1.9 51.0)", StringComparison.Ordinal), said);
        Assert.Contains("operatedBy", said, StringComparison.Ordinal);
        var (_, box) = await RunAsync("/usr/bin/ogrinfo", "-ro", "-so", "-al", "-spat", "1.8", "50.9", "2", "51.1", $"OAPIF:{Root}", "places");
        Assert.Contains("Feature Count: 1", box, StringComparison.Ordinal);
    }

    [FactWithTool("python3-owslib", "/usr/lib/python3/dist-packages/owslib/ogcapi/features.py")]
    public async Task Owslib_reads_collection_and_features()
    {
        var (exitCode, said) = await RunAsync("/usr/bin/python3", "-c", """
            import sys
            from owslib.ogcapi.features import Features
            api = Features(sys.argv[1])
            items = api.collection_items("places", limit=1000)
            one = api.collection_item("places", items["features"][0]["id"])
            box = api.collection_items("places", bbox=[1.8, 50.9, 2, 51.1])
            print(api.feature_collections(), len(api.conformance()["conformsTo"]) > 4, api.api()["openapi"], items["numberMatched"],
                  len(items["features"]), one["id"] == items["features"][0]["id"], box["features"][0]["properties"]["name"])
            """, Root + "/");
        Assert.True(exitCode == 0, said);
        Assert.Equal("['places'] True 3.0.3 36 36 True rounded", said.Trim());
    }

    static string Beside(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);

    static async Task<(int ExitCode, string Said)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync().Within(program);
        return (process.ExitCode, said);
    }
}
