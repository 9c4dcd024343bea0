using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Pages;

namespace Map.Gateway.Tests.Reconcile;

public sealed class ManifestTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    readonly ReconcileClient client = new(map.Gateway);

    public void Dispose() => Assert.Empty(map.Errors);

    // The fields and their types are those of the JSON schema of the specification.
    [Fact]
    public async Task Manifest_has_what_version_0_2_requires()
    {
        var manifest = await client.GetAsync("reconcile");

        Assert.Contains("0.2", manifest["versions"]!.AsArray().Select(version => (string)version!));
        Assert.NotEmpty((string)manifest["name"]!);
        Assert.Equal(map.Gateway.Http.BaseAddress + "reconcile/", (string)manifest["identifierSpace"]!);
        Assert.True(Uri.IsWellFormedUriString((string)manifest["schemaSpace"]!, UriKind.Absolute));
        Assert.Contains("{{id}}", (string)manifest["view"]!["url"]!, StringComparison.Ordinal);
        Assert.Equal(50, (int)manifest["batchSize"]!);
        Assert.Equal(
            ["detention_centre", "reporting_centre", "support_group", "office", "organisation"],
            manifest["defaultTypes"]!.AsArray().Select(type => (string)type!["id"]!));
        Assert.All(manifest["defaultTypes"]!.AsArray(), type => Assert.NotEmpty((string)type!["name"]!));
    }

    [BuiltPagesFact]
    public async Task Preview_says_its_size()
    {
        var preview = (await client.GetAsync("reconcile"))["preview"]!;

        Assert.Contains("{{id}}", (string)preview["url"]!, StringComparison.Ordinal);
        Assert.InRange((int)preview["width"]!, 100, 1_000);
        Assert.InRange((int)preview["height"]!, 100, 1_000);
    }

    [Fact]
    public async Task Every_address_that_manifest_names_answers()
    {
        var manifest = await client.GetAsync("reconcile");

        JsonNode?[] services = [.. manifest["suggest"]!.AsObject().Select(entry => entry.Value), manifest["extend"]!["propose_properties"]];
        foreach (var service in services)
        {
            var address = (string)service!["service_url"]! + (string)service["service_path"]!;
            Assert.NotNull(await client.GetAsync(address + "?prefix=a&type=detention_centre"));
        }

        Assert.NotNull(await client.GetAsync((string)manifest["schemaSpace"]!));
    }

    [Theory]
    [InlineData("reconcile")]
    [InlineData("reconcile?queries={}")]
    [InlineData("reconcile?queries=no")]
    [InlineData("reconcile/suggest/entity?prefix=a")]
    [InlineData("reconcile/suggest/type")]
    [InlineData("reconcile/suggest/property?cursor=-1")]
    [InlineData("reconcile/properties")]
    public async Task Pages_of_every_origin_may_read_it(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Origin", "https://refine.example");
        using var response = await client.Http.SendAsync(request);

        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Manifest_is_cached_and_what_was_asked_is_not()
    {
        using var manifest = await client.Http.GetAsync("reconcile");
        using var batch = await client.Http.GetAsync("reconcile?queries={\"q\":{\"query\":\"Coquelles\"}}");
        using var posted = await client.PostAsync("queries", "{\"q\":{\"query\":\"Coquelles\"}}");

        Assert.DoesNotContain("no-store", manifest.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
        Assert.True(batch.Headers.CacheControl!.NoStore);
        Assert.True(posted.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task View_leads_to_page_of_entity()
    {
        var found = (await client.GetAsync("reconcile/suggest/entity?prefix=Coquelles"))["result"]![0]!;
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = client.Http.BaseAddress };

        using var response = await http.GetAsync("reconcile/" + Uri.EscapeDataString((string)found["id"]!));
        using var unknown = await http.GetAsync("reconcile/" + Guid.NewGuid());
        using var nonsense = await http.GetAsync("reconcile/nonsense");

        Assert.Equal(System.Net.HttpStatusCode.Found, response.StatusCode);
        Assert.StartsWith("/places/", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, nonsense.StatusCode);
    }
}
