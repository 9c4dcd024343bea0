using Google.Protobuf;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Access;

/// <summary>Holds every call that tells of places to the one policy.</summary>
public sealed class VisibilityTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    // Town positions are published in cells of 0.1 degrees.
    const double ExactLatitude = 51.234567;
    const double ExactLongitude = 1.345678;

    static Guid hidden, coarse, operates, hiddenGroup;

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("GB-KEN", "Kent", 0, 51, 2, 52, "subdivision", "GB");
        await server.Map.RegionAsync("FR", "France", 3, 42, 9, 51);
        operates = await server.Map.OrganisationAsync("Runs both");
        hiddenGroup = await server.Map.OrganisationAsync("Hidden group");
        await server.Map.ExecuteAsync("UPDATE organisation SET published = false WHERE id = $1", hiddenGroup);
        hidden = await server.Map.PlaceAsync("unpublished", 51.5, 1.5, published: false);
        coarse = await server.Map.PlaceAsync("coarse", ExactLatitude, ExactLongitude, precision: "town");
        await server.Map.InvolvementAsync(operates, hidden);
        await server.Map.InvolvementAsync(operates, coarse);
        await server.Map.InvolvementAsync(hiddenGroup, coarse);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Nobody_without_reviewer_s_key_sees_unpublished_place_by_any_call()
    {
        foreach (var key in new[] { null, await server.KeyAsync(Role.Contributor) })
        {
            var get = server.Places.GetPlaceAsync(new GetPlaceRequest { Id = hidden.ToString() }, key);
            await Refused.WithAsync(get, StatusCode.NotFound, "NOT_FOUND");
            Assert.DoesNotContain(await AnswersAsync(key),
                answer => answer.ToString()!.Contains(hidden.ToString(), StringComparison.Ordinal));
            Assert.Equal(1, (await server.Places.CountPlacesAsync(new CountPlacesRequest(), key)).Count);
        }
    }

    [Fact]
    public async Task Reviewers_see_it_where_their_key_counts()
    {
        foreach (var (regions, sees) in new[] { (Array.Empty<string>(), true), (["GB"], true), (["GB-KEN"], true), (["FR"], false) })
        {
            var key = await server.KeyAsync(Role.Reviewer, regions);
            var answers = await AnswersAsync(key);
            Assert.Equal(sees, answers.All(answer => answer.ToString()!.Contains(hidden.ToString(), StringComparison.Ordinal)));
            Assert.Equal(sees ? 2 : 1, (await server.Places.CountPlacesAsync(new CountPlacesRequest(), key)).Count);
        }
    }

    [Fact]
    public async Task No_answer_to_anybody_holds_exact_position()
    {
        var answers = await AnswersAsync(await server.KeyAsync(Role.Admin));

        Assert.All(answers, answer =>
        {
            var text = answer.ToString()!;
            Assert.DoesNotContain("51.2345", text, StringComparison.Ordinal);
            Assert.DoesNotContain("1.3456", text, StringComparison.Ordinal);
        });
        var place = await server.Places.GetPlaceAsync(new GetPlaceRequest { Id = coarse.ToString() });
        Assert.Equal((51.2, 1.3), (Math.Round(place.Position.Latitude, 9), Math.Round(place.Position.Longitude, 9)));
    }

    [Fact]
    public async Task Distances_boxes_and_regions_go_by_published_position()
    {
        var exactly = new Position { Latitude = ExactLatitude, Longitude = ExactLongitude };
        var near = await server.Places.FindNearAsync(new FindNearRequest { Position = exactly });
        var around = new Box
        {
            West = ExactLongitude - 0.01, East = ExactLongitude + 0.01,
            South = ExactLatitude - 0.01, North = ExactLatitude + 0.01,
        };

        Assert.InRange(near.Results.Single().DistanceMetres, 4_000, 6_000);
        Assert.Equal(0, (await server.Places.CountPlacesAsync(new CountPlacesRequest { Filter = new PlaceFilter { Box = around } })).Count);
        Assert.Equal(0, (await server.Places.CountPlacesAsync(
            new CountPlacesRequest { Filter = new PlaceFilter { Near = new Near { Position = exactly, WithinMetres = 1_000 } } })).Count);
    }

    [Fact]
    public async Task Unpublished_organisations_and_their_involvements_are_not_seen()
    {
        var get = server.Organisations.GetOrganisationAsync(new GetOrganisationRequest { Id = hiddenGroup.ToString() });
        await Refused.WithAsync(get, StatusCode.NotFound, "NOT_FOUND");
        var batch = await server.Organisations.BatchGetOrganisationsAsync(
            new BatchGetOrganisationsRequest { Ids = { hiddenGroup.ToString() } });
        Assert.Empty(batch.Organisations);
        var search = await server.Organisations.SearchOrganisationsAsync(new SearchOrganisationsRequest());
        Assert.Equal(["Runs both"], search.Results.Select(result => result.Organisation.Name));
        var involvements = await server.Organisations.BatchGetInvolvementsAsync(
            new BatchGetInvolvementsRequest { PlaceIds = { coarse.ToString() } });
        Assert.Equal(operates.ToString(), Assert.Single(involvements.Involvements).OrganisationId);
        var filter = new PlaceFilter { Organisations = { hiddenGroup.ToString() } };
        Assert.Equal(0, (await server.Places.CountPlacesAsync(new CountPlacesRequest { Filter = filter })).Count);

        var seen = await server.Organisations.SearchOrganisationsAsync(
            new SearchOrganisationsRequest(), await server.KeyAsync(Role.Reviewer));
        Assert.Equal(2, seen.Results.Count);
    }

    async Task<List<IMessage>> AnswersAsync(Metadata? key)
    {
        string[] ids = [hidden.ToString(), coarse.ToString()];
        var answers = new List<IMessage>
        {
            await server.Places.BatchGetPlacesAsync(new BatchGetPlacesRequest { Ids = { ids } }, key),
            await server.Places.SearchPlacesAsync(new SearchPlacesRequest(), key),
            await server.Places.SearchPlacesAsync(
                new SearchPlacesRequest { Filter = new PlaceFilter { Regions = { "GB-KEN" }, Text = "" } }, key),
            await server.Places.FindNearAsync(new FindNearRequest { Position = new Position { Latitude = 51, Longitude = 1 } }, key),
            await server.Organisations.BatchGetInvolvementsAsync(new BatchGetInvolvementsRequest { PlaceIds = { ids } }, key),
            await server.Organisations.BatchGetInvolvementsAsync(
                new BatchGetInvolvementsRequest { OrganisationIds = { operates.ToString() } }, key),
        };
        answers.Add(await server.Changes.ListChangesAsync(new ListChangesRequest(), key));
        using var stream = server.Places.StreamPlaces(new StreamPlacesRequest(), key);
        await foreach (var chunk in stream.ResponseStream.ReadAllAsync()) answers.Add(chunk);
        return answers;
    }
}
