using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Contributions;

public sealed class PublishOrganisationTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    static readonly EditSummary Why = new() { Sources = { Some.Source } };

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("FR", "France", 3, 42, 9, 51);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Organisation_that_waits_is_seen_by_everybody_once_a_reviewer_publishes_it()
    {
        var waiting = await WaitingAsync();
        Assert.False(waiting.Published);
        await Refused.WithAsync(GetAsync(waiting), StatusCode.NotFound, "NOT_FOUND");
        var request = new PublishOrganisationRequest { Id = waiting.Id, Revision = waiting.Revision, ValidateOnly = true };
        var key = await server.KeyAsync(Role.Reviewer, "GB");

        var tried = await server.Contributions.PublishOrganisationAsync(request, key);
        await Refused.WithAsync(GetAsync(waiting), StatusCode.NotFound, "NOT_FOUND");
        request.ValidateOnly = false;
        var done = await server.Contributions.PublishOrganisationAsync(request, key);
        var again = await server.Contributions.PublishOrganisationAsync(request, key);

        var change = done.Changes.Single();
        Assert.Equal(("published", "false", "true"), (change.Field, change.Before.Single(), change.After.Single()));
        Assert.Equal((tried.Changes, ""), (done.Changes, tried.ActId));
        Assert.Equal((0, ""), (again.Changes.Count, again.ActId));
        var seen = await GetAsync(waiting);
        Assert.Equal((true, done.Organisation.Revision), (seen.Published, seen.Revision));
        await server.Contributions.RevertAsync(new() { ActId = done.ActId, Summary = new() { Comment = "Too early" } }, key);
        await Refused.WithAsync(GetAsync(waiting), StatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task Only_a_reviewer_for_its_country_who_saw_it_as_it_is_publishes_it()
    {
        var waiting = await WaitingAsync();
        var request = new PublishOrganisationRequest { Id = waiting.Id, Revision = waiting.Revision };

        await RefusedAsync(null, StatusCode.Unauthenticated, "UNAUTHENTICATED");
        await RefusedAsync(await server.KeyAsync(Role.Contributor, "GB"), StatusCode.PermissionDenied, "PERMISSION_DENIED");
        // Who may not see it is not told of it.
        await RefusedAsync(await server.KeyAsync(Role.Reviewer, "FR"), StatusCode.NotFound, "NOT_FOUND");
        await RenameAsync(waiting, "NC");
        await RefusedAsync(await server.KeyAsync(Role.Reviewer), StatusCode.Aborted, "CONFLICT");

        async Task RefusedAsync(Metadata? key, StatusCode code, string reason) =>
            await Refused.WithAsync(server.Contributions.PublishOrganisationAsync(request, key), code, reason);
    }

    AsyncUnaryCall<Organisation> GetAsync(Organisation organisation) => server.Organisations.GetOrganisationAsync(new() { Id = organisation.Id });

    async Task<Organisation> RenameAsync(Organisation seen, string shortName) => (await server.Contributions.UpdateOrganisationAsync(
        new()
        {
            Id = seen.Id, Revision = seen.Revision, Organisation = new() { ShortName = shortName }, UpdateMask = FieldMask.FromString("short_name"),
            Summary = Why,
        }, await server.KeyAsync(Role.Reviewer))).Organisation;

    // The server of these tests publishes what contributors add.
    async Task<Organisation> WaitingAsync()
    {
        var added = await server.Contributions.AddOrganisationAsync(
            new() { Organisation = new() { Name = "Newcomers", Kind = OrganisationKind.Charity, Country = "GB" }, Summary = Why },
            await server.KeyAsync(Role.Contributor));
        await server.Map.ExecuteAsync("UPDATE organisation SET published = false WHERE id = $1", Guid.Parse(added.Organisation.Id));
        // By which its revision says so, too.
        return await RenameAsync(added.Organisation, "N");
    }
}
