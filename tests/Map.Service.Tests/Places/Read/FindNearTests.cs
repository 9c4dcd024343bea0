using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Places.Read;

public sealed class FindNearTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
            await server.Map.PlaceAsync(
                $"place {i}", Math.Asin(random.NextDouble() * 2 - 1) * 180 / Math.PI, random.NextDouble() * 360 - 180,
                status: i % 5 == 0 ? "closed" : "open", precision: i % 7 == 0 ? "region" : "building");
        await server.Map.PlaceAsync("network_without_position");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(50.95, 1.85)]
    [InlineData(-17, 179.9)]
    [InlineData(0, 0)]
    [InlineData(89.9, 10)]
    [InlineData(-90, 0)]
    public async Task Places_come_nearest_first_with_distance_that_PostGIS_gives(double latitude, double longitude)
    {
        var expected = await server.Map.ListAsync<string>("""
            SELECT id || ' ' || round(ST_Distance(position::geography, ST_SetSRID(ST_MakePoint($2, $1), 4326)::geography))
            FROM place WHERE status <> 'closed' AND position IS NOT NULL
            ORDER BY ST_Distance(position::geography, ST_SetSRID(ST_MakePoint($2, $1), 4326)::geography), id
            """, latitude, longitude);
        var request = new FindNearRequest { Position = new Position { Latitude = latitude, Longitude = longitude }, PageSize = 13 };
        var found = new List<string>();
        do
        {
            var page = await server.Places.FindNearAsync(request);
            found.AddRange(page.Results.Select(result =>
                FormattableString.Invariant($"{result.Place.Id} {Math.Round(result.DistanceMetres)}")));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task Within_metres_and_filter_narrow()
    {
        var from = new Position { Latitude = 10, Longitude = 10 };
        var filter = new PlaceFilter { Statuses = { PlaceStatus.Closed } };
        var expected = await server.Map.ListAsync<Guid>("""
            SELECT id FROM place WHERE status = 'closed' AND ST_Distance(position::geography, 'POINT(10 10)'::geography) <= 5000000
            ORDER BY ST_Distance(position::geography, 'POINT(10 10)'::geography), id
            """);

        var page = await server.Places.FindNearAsync(
            new FindNearRequest { Position = from, WithinMetres = 5_000_000, Filter = filter, PageSize = 1_000 });

        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(id => id.ToString()), page.Results.Select(result => result.Place.Id));
    }

    [Fact]
    public async Task Nothing_near_is_empty_page()
    {
        var page = await server.Places.FindNearAsync(
            new FindNearRequest { Position = new Position { Latitude = 10, Longitude = 10 }, WithinMetres = 1 });

        Assert.Empty(page.Results);
        Assert.Empty(page.NextPageToken);
    }
}
