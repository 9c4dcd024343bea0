using System.Text;
using Map.Service.Tests.BruteForce;
using Map.Testing.BruteForce;
using Map.Testing.Running;
using Map.Testing.Tiles;
using Map.V1;

namespace Map.Service.Tests.View.Tiles;

/// <summary>Tiles show what a plain loop over all places gives, under any filter.</summary>
public sealed class TileTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task Places_and_clusters_are_those_of_loop_over_all_places()
    {
        var world = await World.FillAsync(server);
        var random = new Random(21);
        await AddAtBordersAsync(world, random);
        await server.Map.ExecuteAsync("ANALYZE");

        Assert.True(await CompareAsync(world, Closely(world, random), filtered: false, PlacesOf) > Rounds.Of(150));
        Assert.True(await CompareAsync(world, Closely(world, random).Take(20), filtered: true, PlacesOf) > Rounds.Of(20));
        Assert.True(await CompareAsync(world, Widely(world, random), filtered: false, ClustersOf) > Rounds.Of(100));
        Assert.True(await CompareAsync(world, Widely(world, random).Take(20), filtered: true, ClustersOf) > Rounds.Of(40));
    }

    // At and around the borders of tiles of zoom 9, by up to a thirtieth of one: many are just within the margin, many just outside.
    async Task AddAtBordersAsync(World world, Random random)
    {
        for (var i = 0; i < Rounds.Of(120); i++)
        {
            var column = random.Next(0, 4) switch { 0 => 0, 1 => 512, _ => random.Next(513) };
            var longitude = (column / 512.0 * 360) - 180 + (random.Next(-3, 4) * 0.007);
            var at = (Longitude: Math.Clamp(longitude, -180, 180), Latitude: random.Next(3) * 0.005);
            var id = await server.Map.PlaceAsync($"border {i}", at.Latitude, at.Longitude, "office");
            world.Places.Add(new(id.ToString(), PlaceKind.Office, PlaceStatus.Open, true, at));
        }
    }

    static IEnumerable<GetTileRequest> Closely(World world, Random random)
    {
        var positions = world.Places.Where(place => place.At is not null).Reverse().Select(place => place.At!.Value).ToList();
        for (var i = 0; i < Rounds.Of(120); i++)
        {
            var zoom = i < 40 ? 9 : random.Next(9, 23);
            var tile = Spot.Of(positions[i < 40 ? i : random.Next(positions.Count)], zoom).Tile;
            var last = (1 << zoom) - 1;
            if (i % 3 > 0) tile.X = (tile.X + random.Next(-1, 2)) & last;
            if (i % 3 > 1) tile.Y = Math.Clamp(tile.Y + random.Next(-1, 2), 0, last);
            yield return tile;
        }
    }

    static IEnumerable<GetTileRequest> Widely(World world, Random random)
    {
        for (var zoom = 0; zoom <= 2; zoom++)
            for (var tile = 0; tile < 1 << (2 * zoom); tile++)
                yield return new GetTileRequest { Z = zoom, X = tile >> zoom, Y = tile & ((1 << zoom) - 1) };
        var positions = world.Places.Where(place => place.At is not null).Select(place => place.At!.Value).ToList();
        for (var i = 0; i < Rounds.Of(40); i++) yield return Spot.Of(positions[random.Next(positions.Count)], random.Next(3, 9)).Tile;
    }

    async Task<int> CompareAsync(
        World world, IEnumerable<GetTileRequest> tiles, bool filtered, Func<IEnumerable<Known>, GetTileRequest, IEnumerable<string>> expect)
    {
        var filters = new RandomFilters(world, seed: 22);
        var compared = 0;
        foreach (var tile in tiles)
        {
            tile.Filter = filtered ? filters.Next(few: 15) : null;
            var metres = tile.Filter?.Near is { } near ? await world.DistancesAsync(near.Position) : null;
            var matching = world.Places.Where(place => place.At is not null && Matching.Matches(place, tile.Filter ?? new(), metres));
            var expected = expect(matching, tile).Order(StringComparer.Ordinal).ToList();

            var answer = await server.Tiles.GetTileAsync(tile);

            var layer = await Decoded.LayerAsync(answer.Tile, "places");
            var found = layer.Select(Summary).Order(StringComparer.Ordinal).ToList();
            Assert.True(expected.SequenceEqual(found),
                $"{tile}: {string.Join(" ; ", expected.Except(found))} but {string.Join(" ; ", found.Except(expected))}");
            Assert.Equal(layer.Count, layer.Select(feature => feature.Number).Distinct().Count());
            compared += found.Count;
        }
        return compared;
    }

    static IEnumerable<string> PlacesOf(IEnumerable<Known> places, GetTileRequest tile) =>
        from place in places
        let spot = Spot.Of(place.At!.Value, tile.Z).In(tile, margin: 64)
        where spot is not null
        select Summary(place, spot.Value);

    static IEnumerable<string> ClustersOf(IEnumerable<Known> places, GetTileRequest tile) =>
        from place in places
        let spot = Spot.Of(place.At!.Value, tile.Z).In(tile, margin: 0)
        where spot is not null
        group (Place: place, Spot: spot.Value) by (spot.Value.X / 512, spot.Value.Y / 512) into cell
        let members = cell.ToList()
        let mean = (X: members.Sum(member => member.Spot.X) / members.Count, Y: members.Sum(member => member.Spot.Y) / members.Count)
        select members.Count == 1
            ? Summary(members[0].Place, mean)
            : $"{mean} {members.Count}: {string.Join(' ', Kinds.Select(kind => members.Count(member => member.Place.Kind == kind)))}";

    static readonly PlaceKind[] Kinds = [PlaceKind.DetentionCentre, PlaceKind.ReportingCentre, PlaceKind.SupportGroup, PlaceKind.Office];

    static string Summary(Known place, (int X, int Y) at) =>
        $"{at} {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{place.Kind}:{place.Id}"))} "
        + $"{World.Snake(place.Kind)} {World.Snake(place.Status)}";

    static string Summary(TileFeature feature)
    {
        var at = (feature.X, feature.Y);
        if (feature.Text("id") is { } id)
        {
            Assert.Equal(0, feature.Count("count"));
            Assert.NotEmpty(feature.Text("name")!);
            return $"{at} {id} {feature.Text("kind")} {feature.Text("status")}";
        }

        return $"{at} {feature.Count("count")}: {string.Join(' ', Kinds.Select(kind => feature.Count(World.Snake(kind))))}";
    }
}
