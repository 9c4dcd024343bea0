using Google.Protobuf;
using Grpc.Core;
using Map.Contract;
using Map.Testing.BruteForce;
using Map.Testing.Running;
using Map.Testing.Tiles;
using Map.V1;

namespace Map.Service.Tests.Access;

/// <summary>Two maps that differ only in what is hidden: the exact positions of places that are published coarsely, an unpublished place
/// with everything that belongs to one, an unpublished organisation, and contacts that are not for those who ask. Whatever anybody asks,
/// the answers are the same to the byte. Files hold what the stream holds.</summary>
public sealed class HiddenWorldsTests : IAsyncLifetime
{
    readonly PlacesServer one = new();
    readonly PlacesServer other = new();

    public Task InitializeAsync() => Task.WhenAll(one.InitializeAsync(), other.InitializeAsync());

    public Task DisposeAsync() => Task.WhenAll(one.DisposeAsync(), other.DisposeAsync());

    [Fact]
    public async Task What_is_hidden_changes_no_answer_to_anybody()
    {
        var world = await World.FillAsync(one, within: 0.3);
        await World.FillAsync(other, within: 0.1);
        var hidden = await HideAsync(world);
        await ContactsAsync(world);
        // How many revisions there are is no secret: `changes` says it, and page tokens begin at one.
        var revisions = await other.Map.ScalarAsync<long>("SELECT last FROM revision_counter");
        await one.Map.ExecuteAsync("UPDATE revision_counter SET last = $1", revisions);
        Metadata?[] ours = [null, await one.KeyAsync(Role.Contributor, "AA")];
        Metadata?[] theirs = [null, await other.KeyAsync(Role.Contributor, "AA")];

        var filters = new RandomFilters(world, seed: 12);
        var bytes = 0;
        for (var i = 0; i < Rounds.Of(60); i++)
        {
            var filter = i == 0 ? null : filters.Next(few: 12);
            if (i % 10 == 5) filter!.Organisations.Add(hidden.Organisation.ToString());
            var (from, box) = (i % 5 == 0 ? new Position { Longitude = 2.3, Latitude = 2.3 } : filters.Position(), filters.Box());
            var answers = await AnswersAsync(one, filter, from, box, i, hidden, ours[i % 2]);
            foreach (var (answer, same) in answers.Zip(await AnswersAsync(other, filter, from, box, i, hidden, theirs[i % 2])))
            {
                Assert.True(answer.ToByteArray().AsSpan().SequenceEqual(same.ToByteArray()), $"{answer.Descriptor.Name} of {filter}");
                Assert.DoesNotContain(hidden.Place.ToString(), same.ToString()!, StringComparison.Ordinal);
                Assert.DoesNotContain("hidden@", same.ToString()!, StringComparison.Ordinal);
                bytes += same.CalculateSize();
            }
        }
        Assert.True(bytes > Rounds.Of(1_000_000), $"The answers have only {bytes} bytes; they test little.");
    }

    [Fact]
    public async Task Difference_that_is_published_is_seen()
    {
        var world = await World.FillAsync(one);
        await World.FillAsync(other);
        await other.Map.PlaceAsync("published", 2.3, 2.3);

        var answers = await AnswersAsync(one, null, new Position(), new Box { West = -9, South = -9, East = 9, North = 9 }, 0, default);
        var different = await AnswersAsync(other, null, new Position(), new Box { West = -9, South = -9, East = 9, North = 9 }, 0, default);

        // All but those that are only about the hidden place.
        Assert.Equal(7, answers.Zip(different).Count(pair => !pair.First.Equals(pair.Second)));
        Assert.NotEmpty(world.Places);
    }

    async Task<(Guid Place, Guid Organisation)> HideAsync(World world)
    {
        var map = other.Map;
        var place = await map.PlaceAsync("place calais visitors", 2.3, 2.3, "detention_centre", published: false,
            more: [("facility_type", "'prison'"), ("services", "'{food,visits,hotline}'"), ("languages", "'{en,pt-BR,fr}'"),
                   ("country", "'GB'"), ("verified_on", "'2025-01-01'")]);
        await map.PeriodAsync(place, "2001", "2019");
        await map.CapacityAsync(place, 5_000, "2002");
        await map.WayToHelpAsync(place, "visit");
        await map.CoverageAsync(place, "AA");
        await map.InvolvementAsync(Guid.Parse(world.Organisations[0]), place);
        var organisation = await map.OrganisationAsync("hidden organisation");
        await map.ExecuteAsync("UPDATE organisation SET published = false WHERE id = $1", organisation);
        foreach (var known in world.Places.Where(known => known.Published).Take(20))
            await map.InvolvementAsync(organisation, Guid.Parse(known.Id));
        return (place, organisation);
    }

    // Those for contributors are hidden only where the key that asks is for another region.
    async Task ContactsAsync(World world)
    {
        foreach (var known in world.Places.Where(known => known.Published).Take(100))
        {
            var id = Guid.Parse(known.Id);
            var isHere = (known.At is { } at ? World.AreasOf(at) : []).Concat(known.Coverage).Contains("AA");
            foreach (var map in new[] { one.Map, other.Map })
            {
                await map.ContactAsync(id, "everybody@example.org");
                if (isHere) await map.ContactAsync(id, "contributors@example.org", "contributors");
            }

            await other.Map.ContactAsync(id, "hidden@example.org", isHere ? "reviewers" : "contributors");
        }
    }

    static async Task<List<IMessage>> AnswersAsync(
        PlacesServer server, PlaceFilter? filter, Position from, Box box, int turn, (Guid Place, Guid Organisation) hidden,
        Metadata? key = null)
    {
        var dimensions = Enum.GetValues<StatisticsDimension>().Skip(1).ToArray();
        StatisticsDimension[] by = [dimensions[turn % dimensions.Length], dimensions[(turn + 4) % dimensions.Length]];
        var answers = new List<IMessage>
        {
            await server.Places.SearchPlacesAsync(new SearchPlacesRequest { Filter = filter, PageSize = 1_000 }, key),
            await server.Places.CountPlacesAsync(new CountPlacesRequest { Filter = filter }, key),
            await server.Places.FindNearAsync(new FindNearRequest { Filter = filter, Position = from, PageSize = 1_000 }, key),
            await server.Clusters.ClusterPlacesAsync(new ClusterPlacesRequest { Filter = filter, Box = box, Zoom = turn % 23 }, key),
            await server.Statistics.SummarisePlacesAsync(new SummarisePlacesRequest { Filter = filter, By = { by } }, key),
            await server.Tiles.GetTileAsync(TileOf(filter, from, turn % 12), key),
            await server.Places.BatchGetPlacesAsync(new BatchGetPlacesRequest { Ids = { hidden.Place.ToString() } }, key),
            await server.Organisations.BatchGetInvolvementsAsync(
                new BatchGetInvolvementsRequest { OrganisationIds = { hidden.Organisation.ToString() } }, key),
        };
        var streamed = new StreamPlacesResponse();
        using var stream = server.Places.StreamPlaces(new StreamPlacesRequest { Filter = filter }, key);
        await foreach (var chunk in stream.ResponseStream.ReadAllAsync()) streamed.MergeFrom(chunk.ToByteArray());
        answers.Add(streamed);
        return answers;
    }

    static GetTileRequest TileOf(PlaceFilter? filter, Position at, int zoom)
    {
        var tile = Spot.Of((at.Longitude, at.Latitude), zoom).Tile;
        tile.Filter = filter;
        return tile;
    }
}
