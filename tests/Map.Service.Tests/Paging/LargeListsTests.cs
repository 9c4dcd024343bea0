using Grpc.Core;
using Grpc.Net.Client;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Paging;

/// <summary>More than 4 MB of organisations and regions, read by a client that takes 4 MB.</summary>
public sealed class LargeListsTests(PlacesServer server) : IClassFixture<PlacesServer>, IDisposable
{
    readonly GrpcChannel channel = GrpcChannel.ForAddress(server.Url);

    public void Dispose() => channel.Dispose();

    [Fact]
    public async Task Organisations_end_pages_early_and_skip_and_repeat_nothing()
    {
        await server.Map.AddSourcesAsync(100);
        var made = new List<Guid>();
        for (var i = 0; i < 30; i++)
        {
            made.Add(await server.Map.OrganisationAsync($"organisation {i:00}"));
            await server.Map.GiveSourcesAsync("organisation", made[^1], 50 * (i % 3));
        }

        var organisations = new OrganisationsService.OrganisationsServiceClient(channel);
        var request = new SearchOrganisationsRequest { Text = "organisation", PageSize = 1_000 };
        var pages = await Pages.ReadAsync(async token =>
        {
            request.PageToken = token;
            var page = await organisations.SearchOrganisationsAsync(request);
            return (page.Results.Select(result => result.Organisation.Id), page.NextPageToken);
        });

        Pages.AssertShort(pages, 1_000);
        Assert.Equal(made.Select(id => $"{id}"), pages.SelectMany(page => page));
        await Refused.WithAsync(
            organisations.BatchGetOrganisationsAsync(new BatchGetOrganisationsRequest { Ids = { made.Select(id => $"{id}") } }),
            StatusCode.ResourceExhausted, "TOO_LARGE");
    }

    [Fact]
    public async Task Involvements_that_are_too_large_together_are_refused()
    {
        var (one, other) = (await server.Map.OrganisationAsync("one"), await server.Map.OrganisationAsync("other"));
        var place = await server.Map.PlaceAsync("a place");
        await server.Map.ExecuteAsync("""
            INSERT INTO involvement (id, organisation_id, place_id, role, note)
            SELECT md5(o || '/' || n)::uuid, o, $3, 'operates', repeat('誰', 2000) FROM unnest(ARRAY[$1, $2]) o, generate_series(1, 400) n
            """, one, other, place);
        var organisations = new OrganisationsService.OrganisationsServiceClient(channel);

        await Refused.WithAsync(
            organisations.BatchGetInvolvementsAsync(new BatchGetInvolvementsRequest { OrganisationIds = { $"{one}", $"{other}" } }),
            StatusCode.ResourceExhausted, "TOO_LARGE");

        var half = await organisations.BatchGetInvolvementsAsync(new BatchGetInvolvementsRequest { OrganisationIds = { $"{one}" } });
        Assert.Equal(400, half.Involvements.Count);
    }

    [Fact]
    public async Task Regions_end_pages_early_and_skip_and_repeat_nothing()
    {
        string[] codes = [.. Enumerable.Range(0, 60).Select(i => $"XX-{i:00}")];
        foreach (var code in codes) await server.Map.RegionAsync(code, code, 100, 60, 101, 61);
        await server.Map.ExecuteAsync(
            "UPDATE region SET names = (SELECT jsonb_object_agg('x-' || n, repeat('誰', 200)) FROM generate_series(1, 200) n)");
        var regions = new RegionsService.RegionsServiceClient(channel);
        var request = new SearchRegionsRequest();
        var pages = await Pages.ReadAsync(async token =>
        {
            request.PageToken = token;
            var page = await regions.SearchRegionsAsync(request);
            return (page.Regions.Select(region => region.Code), page.NextPageToken);
        });

        Pages.AssertShort(pages, 1_000);
        Assert.Equal(codes, pages.SelectMany(page => page));
        await Refused.WithAsync(
            regions.BatchGetRegionsAsync(new BatchGetRegionsRequest { Codes = { codes } }), StatusCode.ResourceExhausted, "TOO_LARGE");
    }
}
