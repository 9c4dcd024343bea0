using Map.Gateway.Tests.GraphQL.Changes;
using Map.V1;

namespace Map.Gateway.Tests.Http.Caching;

/// <summary>Whatever happens in whatever order, an answer that may be reused equals one that never is: that to a contributor, who sees what
/// everybody does.</summary>
public sealed class NeverWrongTests(RestartableMap map) : IClassFixture<RestartableMap>
{
    const int Steps = 120;

    static readonly string[] Addresses =
    [
        KnowingMap.Tile, KnowingMap.Tile + "?statuses=open,closed", "tiles/12/2062/1369.mvt", "tiles/0/0/0.mvt?kinds=office", "places.csv",
        "places.geojson?statuses=closed", "graphql/persisted/list", "places.csv?openOn=2020-01-01",
    ];

    static readonly string[] Questions =
    [
        "{ places(first: 100) { nodes { id name status } totalCount } }",
        "{ placesNear(position: { latitude: 51, longitude: 1 }, withinKm: 50) { edges { distanceKm node { id name } } } }",
        "{ clusters(box: { west: 0, south: 50, east: 3, north: 52 }, zoom: 5) { count kinds { kind count } place { name } } }",
        "{ statistics(by: [STATUS]) { count } }",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Answer_that_may_be_reused_is_what_it_would_be_if_it_were_not(int seed)
    {
        var knowing = new KnowingMap(map);
        var random = new Random(seed);
        var key = await map.KeyAsync(Role.Contributor);
        var places = new List<Guid>();
        var tags = new Dictionary<string, (string Tag, byte[] Bytes)>();
        var notModified = 0;
        await knowing.AddUnseenAsync("First");
        for (var step = 0; step < Rounds.Of(2 * Steps); step++)
        {
            switch (random.Next(10))
            {
                case 0:
                    await knowing.ChangeAsync(
                        async () => places.Add(await map.AddAsync($"Place {step}", random.Next(2) == 0, KnowingMap.Dover)));
                    break;
                case 1:
                    await knowing.AddAsync(random.Next(2) == 0 ? map.First : map.Second, $"Added {step}");
                    break;
                case 2 when places.Count > 0:
                    var edited = places[random.Next(places.Count)];
                    await knowing.ChangeAsync(() => map.EditAsync(edited, place =>
                    {
                        place.Published = !place.Published;
                        place.Name = $"Edited {step}";
                        place.Status = random.Next(2) == 0 ? PlaceStatus.Open : PlaceStatus.Closed;
                    }));
                    break;
                case 3 when places.Count > 0:
                    var deleted = places[random.Next(places.Count)];
                    places.Remove(deleted);
                    await knowing.ChangeAsync(() => map.DeleteAsync(deleted));
                    break;
            }

            var address = Addresses[random.Next(Addresses.Length)];
            // What one gateway was told to write, the other knows a moment later; that is its bound, and it is waited for.
            await knowing.KnownAsync();
            var gateway = random.Next(2) == 0 ? map.First : map.Second;
            await KnowingMap.UntilAsync(gateway, () => KnowingMap.StateOf(map.First) == KnowingMap.StateOf(map.Second));
            var question = Questions[random.Next(Questions.Length)];
            Assert.Equal(await KnowingMap.PostAsync(gateway, question, key), await KnowingMap.PostAsync(gateway, question));
            var expected = await KnowingMap.BytesAsync(gateway, address, key);
            using var response = await KnowingMap.AskAsync(gateway, address, tags.GetValueOrDefault(address).Tag);
            var isSame = response.StatusCode == System.Net.HttpStatusCode.NotModified;
            notModified += isSame ? 1 : 0;
            var answer = isSame ? tags[address].Bytes : await response.Content.ReadAsByteArrayAsync();
            Assert.True(expected.AsSpan().SequenceEqual(answer), $"Seed {seed}, step {step}: {address} is not what it should be.");
            if (response.Headers.ETag is { } tag)
                tags[address] = (tag.Tag, answer);
        }

        Assert.NotEqual(0, notModified);
    }
}
