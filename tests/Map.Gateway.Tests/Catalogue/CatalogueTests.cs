using System.Net;
using Map.Gateway.Exports.Formats;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Exports;
using Map.Gateway.Tests.Ogc;

namespace Map.Gateway.Tests.Catalogue;

public sealed class CatalogueTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    static readonly string Script = Path.Combine(Repository.Root, "tests", "Map.Gateway.Tests", "Catalogue", "read_catalogue.py");

    public void Dispose() => Assert.Empty(map.Errors);

    [FactWithTool("python3-rdflib", "/usr/lib/python3/dist-packages/rdflib/__init__.py")]
    public async Task Reader_of_rdf_finds_all_files_and_services_and_nothing_that_dcat_requires_is_missing()
    {
        var gateway = await map.UnlimitedGatewayAsync();
        var file = Path.GetTempFileName();
        string[] lines;
        try
        {
            await File.WriteAllBytesAsync(file, await gateway.Http.GetByteArrayAsync("data.jsonld"));
            lines = await ForeignReader.RunAsync("/usr/bin/python3", Script, file);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.DoesNotContain(lines, line => line.StartsWith("missing ", StringComparison.Ordinal));
        var files = lines.Where(line => line.StartsWith("file ", StringComparison.Ordinal)).Select(line => line.Split(' ')).ToList();
        Assert.Equal(FileFormats.All.Count + (2 * FileFormats.Of("organisations").Count()) + 3, files.Count);
        Assert.Contains("count DataService 5", lines);
        Assert.Contains("count Dataset 5", lines);
        foreach (var described in files)
        {
            using var head = await gateway.Http.SendAsync(new(HttpMethod.Head, described[1]));
            Assert.Equal((HttpStatusCode.OK, described[2]), (head.StatusCode, head.Content.Headers.ContentType!.MediaType));
        }

        foreach (var service in lines.Where(line => line.StartsWith("service ", StringComparison.Ordinal) && !line.EndsWith("/graphql", StringComparison.Ordinal)))
        {
            using var there = await gateway.Http.GetAsync(service.Split(' ')[1]);
            Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        }
    }

    [Fact]
    public async Task Catalogue_has_a_tag_and_is_not_sent_again()
    {
        using var first = await map.Gateway.Http.GetAsync("data.jsonld");
        Assert.Equal("application/ld+json", first.Content.Headers.ContentType!.MediaType);
        using var request = new HttpRequestMessage(HttpMethod.Get, "data.jsonld");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await map.Gateway.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }
}
