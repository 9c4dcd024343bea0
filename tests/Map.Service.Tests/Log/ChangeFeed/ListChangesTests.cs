using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Log.ChangeFeed;

public sealed class ListChangesTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    readonly Editor editor = new(server);

    [Fact]
    public async Task Place_is_told_of_when_it_is_added_edited_and_deleted()
    {
        var since = await LastAsync();
        var id = await editor.AddAsync("Added");
        var added = await ListAsync(since);
        Assert.Equal(["Added Added"], Editor.Lines(added.Changes));
        Assert.Equal((since + 1, since + 1, false), (added.Changes[0].Revision, added.Revision, added.HasMore));

        await editor.EditAsync(id, place => place.Name = "Edited");
        var edited = await ListAsync(added.Revision);
        Assert.Equal(["Updated Edited"], Editor.Lines(edited.Changes));
        Assert.Equal(edited.Changes[0].Revision, edited.Changes[0].Place.Revision);

        await editor.DeleteAsync(id);
        var deleted = await ListAsync(edited.Revision);
        Assert.Equal([$"Removed {id}"], Editor.Lines(deleted.Changes));
        Assert.Equal(PlaceKind.Office, deleted.Changes[0].PlaceKind);
    }

    [Fact]
    public async Task Whoever_begins_before_all_of_it_is_told_of_place_once_and_of_deleted_one_only_to_forget_it()
    {
        var since = await LastAsync();
        var id = await editor.AddAsync("First name");
        await editor.EditAsync(id, place => place.Name = "Last name");
        var gone = await editor.AddAsync("Gone");
        await editor.DeleteAsync(gone);

        Assert.Equal(["Added Last name", $"Removed {gone}"], Editor.Lines((await ListAsync(since)).Changes));
    }

    [Fact]
    public async Task Place_that_stops_matching_is_removed_and_one_that_starts_matching_comes()
    {
        var id = await editor.AddAsync("Moves");
        var filter = new PlaceFilter { Statuses = { PlaceStatus.Open }, Text = "moves" };
        var since = await LastAsync();
        await editor.EditAsync(id, place => place.Status = PlaceStatus.Closed);
        var closed = await ListAsync(since, filter);
        Assert.Equal([$"Removed {id}"], Editor.Lines(closed.Changes));

        await editor.EditAsync(id, place => place.Status = PlaceStatus.Open);
        Assert.Equal(["Updated Moves"], Editor.Lines((await ListAsync(closed.Revision, filter)).Changes));
    }

    [Fact]
    public async Task Place_that_neither_matched_nor_changed_in_what_filters_see_is_not_told_of()
    {
        var id = await editor.AddAsync("Elsewhere");
        var since = await LastAsync();
        await editor.AddAsync("New elsewhere");
        await editor.EditAsync(id, place => place["note"] = "A remark");

        var page = await ListAsync(since, new PlaceFilter { Text = "nowhere" });

        Assert.Empty(page.Changes);
        Assert.Equal(await LastAsync(), page.Revision);
    }

    [Fact]
    public async Task Nobody_learns_of_place_that_was_never_published_and_of_hidden_one_only_that_it_is_to_be_forgotten()
    {
        var since = await LastAsync();
        var secret = await editor.AddAsync("Secret", published: false);
        await editor.EditAsync(secret, place => place.Name = "Still secret");
        await editor.DeleteAsync(secret);
        var hidden = await editor.AddAsync("Hidden later");
        await editor.EditAsync(hidden, place => place.Published = false);
        var hiding = await LastAsync();
        await editor.EditAsync(hidden, place => place.Name = "Edited in secret");
        await editor.DeleteAsync(hidden);

        var elsewhere = await server.KeyAsync(Role.Reviewer, await RegionAsync());
        foreach (var key in new[] { null, await server.KeyAsync(Role.Contributor), elsewhere })
        {
            var page = await ListAsync(since, key: key);
            Assert.Equal([$"Removed {hidden}"], Editor.Lines(page.Changes));
            Assert.Equal(hiding, page.Changes[0].Revision);
            Assert.Empty((await ListAsync(hiding, key: key)).Changes);
        }

        var all = await ListAsync(since, key: await server.KeyAsync(Role.Reviewer));
        Assert.Contains($"Removed {secret}", Editor.Lines(all.Changes));
    }

    [Fact]
    public async Task Reviewer_of_region_follows_unpublished_places_of_it()
    {
        var region = await RegionAsync();
        var key = await server.KeyAsync(Role.Reviewer, region);
        var since = await LastAsync();
        var id = await editor.AddAsync("Draft here", published: false, place =>
        {
            place.ExactPosition = new NetTopologySuite.Geometries.Point(1.5, 51.5) { SRID = 4326 };
            place.Precision = Precision.Site;
        });
        var added = await ListAsync(since, key: key);
        Assert.Equal(["Added Draft here"], Editor.Lines(added.Changes));

        await editor.DeleteAsync(id);
        Assert.Equal([$"Removed {id}"], Editor.Lines((await ListAsync(added.Revision, key: key)).Changes));
        Assert.Empty((await ListAsync(since)).Changes);
    }

    [Fact]
    public async Task Place_that_is_published_at_last_is_added()
    {
        var id = await editor.AddAsync("At last", published: false);
        var since = await LastAsync();
        await editor.EditAsync(id, place => place.Published = true);

        Assert.Equal(["Added At last"], Editor.Lines((await ListAsync(since)).Changes));
    }

    [Fact]
    public async Task Changes_of_one_act_name_it_and_combined_ones_the_last()
    {
        var since = await LastAsync();
        var (one, other) = (await AddAsync("One house"), await AddAsync("Other house"));
        var added = await ListAsync(since);
        Assert.Equal(["api", "api"], added.Changes.Select(change => change.Origin));
        Assert.Equal(2, added.Changes.Select(change => Guid.Parse(change.ActId)).Distinct().Count());

        var reviewer = await server.KeyAsync(Role.Reviewer);
        var merged = await server.Contributions.MergePlacesAsync(
            new()
            {
                Id = one.Id, Revision = one.Revision, OtherId = other.Id, OtherRevision = other.Revision,
                Summary = new() { Comment = "One house" },
            }, reviewer);

        var page = await ListAsync(added.Revision);
        Assert.Equal(
            [(ChangeKind.Updated, "merge", merged.ActId), (ChangeKind.Removed, "merge", merged.ActId)],
            page.Changes.Select(change => (change.Kind, change.Origin, change.ActId)).Order());
        var reverted = await server.Contributions.RevertAsync(
            new() { ActId = merged.ActId, Summary = new() { Comment = "Two houses" } }, reviewer);
        // From the beginning, each place is told of once.
        Assert.Equal(
            [(one.Id, "revert", reverted.ActId), (other.Id, "revert", reverted.ActId)],
            (await ListAsync(since)).Changes.Where(change => change.Kind != ChangeKind.Removed)
                .Select(change => (change.PlaceId, change.Origin, change.ActId)).OrderBy(change => change.PlaceId != one.Id));
        await editor.EditAsync(Guid.Parse(one.Id), place => place["note"] = "Without an act");
        Assert.False((await ListAsync(await LastAsync() - 1)).Changes.Single().HasActId);
    }

    [Theory]
    [InlineData(-1, 10, "since")]
    [InlineData(1_000_000, 10, "since")]
    [InlineData(0, 0, "page_size")]
    [InlineData(0, 1_001, "page_size")]
    public async Task What_cannot_be_is_refused(long since, int size, string field) =>
        await Refused.WithAsync(
            server.Changes.ListChangesAsync(new ListChangesRequest { Since = since, PageSize = size }),
            StatusCode.InvalidArgument, "INVALID_ARGUMENT", field);

    async Task<Place> AddAsync(string name) => await server.Places.CreatePlaceAsync(
        new() { Place = Some.DetentionCentre(name) }, await server.KeyAsync(Role.Contributor));

    async Task<ListChangesResponse> ListAsync(long since, PlaceFilter? filter = null, Metadata? key = null) =>
        await server.Changes.ListChangesAsync(new ListChangesRequest { Since = since, Filter = filter }, key);

    Task<long> LastAsync() => server.Map.ScalarAsync<long>("SELECT last FROM revision_counter");

    async Task<string> RegionAsync()
    {
        if (await server.Map.ScalarAsync<long>("SELECT count(*) FROM region") == 0)
            await server.Map.RegionAsync("GB-KEN", "Kent", 1, 51, 2, 52, "subdivision");
        return "GB-KEN";
    }
}
