using Map.Testing.Running;

namespace Map.Service.Tests.Contributions.Twins;

/// <summary>The keys follow every change of a place, whoever makes it.</summary>
public sealed class TwinKeysOfPlacesTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    const string Current = "SELECT t.keys = twin_keys_of(p) FROM place_twin t JOIN place p ON p.id = t.place_id WHERE p.id = $1";

    [Theory]
    [InlineData("UPDATE place SET name = 'Quite another' WHERE id = $1")]
    [InlineData("""UPDATE place SET names = '{"fr": "Un autre nom"}' WHERE id = $1""")]
    [InlineData("UPDATE place SET website = 'https://example.org/' WHERE id = $1")]
    [InlineData("UPDATE place SET exact_position = ST_SetSRID(ST_MakePoint(20, 20), 4326) WHERE id = $1")]
    [InlineData("""UPDATE place SET "precision" = 'region' WHERE id = $1""")]
    [InlineData("INSERT INTO place_name (place_id, ordinal, name, kind) VALUES ($1, 0, 'Lighthouse', 'former')")]
    public async Task Keys_change_with_the_place(string change)
    {
        var id = await server.Map.PlaceAsync("Harbour Lantern", 51, 1);
        var before = await server.Map.ScalarAsync<int[]>("SELECT keys FROM place_twin WHERE place_id = $1", id);
        Assert.NotEmpty(before);

        await server.Map.ExecuteAsync(change, id);

        Assert.True(await server.Map.ScalarAsync<bool>(Current, id));
        Assert.NotEqual(before, await server.Map.ScalarAsync<int[]>("SELECT keys FROM place_twin WHERE place_id = $1", id));
    }

    [Fact]
    public async Task Keys_stay_when_nothing_that_they_are_made_of_changes()
    {
        var id = await server.Map.PlaceAsync("Harbour Lantern", 51, 1);
        const string written = "SELECT xmin::text FROM place_twin WHERE place_id = $1";
        var before = await server.Map.ScalarAsync<string>(written, id);

        await server.Map.ExecuteAsync("UPDATE place SET summary = 'Open on Mondays' WHERE id = $1", id);

        Assert.Equal(before, await server.Map.ScalarAsync<string>(written, id));
    }

    [Fact]
    public async Task Keys_go_with_the_place()
    {
        var id = await server.Map.PlaceAsync("Harbour Lantern", 51, 1);

        await server.Map.ExecuteAsync("DELETE FROM place WHERE id = $1", id);

        Assert.Equal(0L, await server.Map.ScalarAsync<long>("SELECT count(*) FROM place_twin WHERE place_id = $1", id));
    }
}
