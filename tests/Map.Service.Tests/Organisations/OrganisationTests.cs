using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Organisations;

public sealed class OrganisationTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    static Guid mitie, police, gatwick, dover;

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        mitie = await server.Map.OrganisationAsync("Mitie Care & Custody", shortName: "Mitie");
        police = await server.Map.OrganisationAsync("Police aux frontières", "agency", "PAF", "FR");
        for (var i = 0; i < 30; i++) await server.Map.OrganisationAsync("The same name", "charity");
        gatwick = await server.Map.PlaceAsync("Gatwick", 51, 0, "detention_centre");
        dover = await server.Map.PlaceAsync("Dover", 51, 1, "detention_centre", "closed");
        await server.Map.InvolvementAsync(mitie, gatwick, "operates", "2011", "2020");
        await server.Map.InvolvementAsync(mitie, gatwick, "escort", "2018-05");
        await server.Map.InvolvementAsync(mitie, dover, "operates", "2009-01", "2009-12");
        await server.Map.InvolvementAsync(police, dover, "guards");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task GetOrganisation_and_batch_give_what_was_asked_for_in_order()
    {
        var one = await server.Organisations.GetOrganisationAsync(new GetOrganisationRequest { Id = police.ToString() });
        var both = await server.Organisations.BatchGetOrganisationsAsync(
            new BatchGetOrganisationsRequest { Ids = { police.ToString(), Guid.Empty.ToString(), mitie.ToString() } });

        Assert.Equal(("Police aux frontières", "PAF", "FR", OrganisationKind.Agency), (one.Name, one.ShortName, one.Country, one.Kind));
        Assert.Equal([police.ToString(), mitie.ToString()], both.Organisations.Select(organisation => organisation.Id));
    }

    [Theory]
    [InlineData("FRONTIERES paf", "PAF")]
    [InlineData("mitie", "Mitie")]
    [InlineData("nobody", "")]
    public async Task SearchOrganisations_finds_words_in_names_and_short_names(string text, string expected)
    {
        var page = await server.Organisations.SearchOrganisationsAsync(new SearchOrganisationsRequest { Text = text });

        Assert.Equal(expected, string.Join(',', page.Results.Select(result => result.Organisation.ShortName)));
    }

    [Fact]
    public async Task SearchOrganisations_pages_skip_and_repeat_nothing()
    {
        var request = new SearchOrganisationsRequest { PageSize = 7, Kinds = { OrganisationKind.Charity, OrganisationKind.Agency } };
        var seen = new List<string>();
        do
        {
            var page = await server.Organisations.SearchOrganisationsAsync(request);
            seen.AddRange(page.Results.Select(result => result.Organisation.Id));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal((31, 31), (seen.Count, seen.Distinct().Count()));
        Assert.Equal(police.ToString(), seen[0]);
    }

    [Fact]
    public async Task Involvements_of_organisation_come_latest_first_and_can_be_asked_for_day_and_role()
    {
        var request = new BatchGetInvolvementsRequest { OrganisationIds = { mitie.ToString() } };

        var all = await server.Organisations.BatchGetInvolvementsAsync(request);
        Assert.Equal(["2018-05", "2011", "2009-01"], all.Involvements.Select(involvement => involvement.From));
        request.OpenOn = "2019-01-01";
        Assert.Equal(2, (await server.Organisations.BatchGetInvolvementsAsync(request)).Involvements.Count);
        request.Roles.Add(InvolvementRole.Escort);
        var escort = Assert.Single((await server.Organisations.BatchGetInvolvementsAsync(request)).Involvements);
        Assert.Equal((gatwick.ToString(), false), (escort.PlaceId, escort.HasTo));
    }

    [Fact]
    public async Task Involvements_of_several_places_come_by_one_call()
    {
        var request = new BatchGetInvolvementsRequest { PlaceIds = { gatwick.ToString(), dover.ToString() } };

        var all = await server.Organisations.BatchGetInvolvementsAsync(request);

        Assert.Equal(4, all.Involvements.Count);
        Assert.Equal(police.ToString(), all.Involvements.Last(involvement => involvement.PlaceId == dover.ToString()).OrganisationId);
    }
}
