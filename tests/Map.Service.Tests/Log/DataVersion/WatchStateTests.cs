using Map.Service.Tests.Log.ChangeFeed;
using Map.Testing.Running;
using Map.V1;
using Npgsql;

namespace Map.Service.Tests.Log.DataVersion;

public sealed class WatchStateTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    readonly Editor editor = new(server);

    [Fact]
    public async Task Every_revision_is_another_state()
    {
        using var stream = await StateStream.OpenAsync(server);
        var states = new List<WatchDataVersionResponse> { stream.Last };

        var id = await editor.AddAsync("One");
        states.Add(await stream.NextOtherAsync());
        await editor.EditAsync(id, place => place.Published = false);
        states.Add(await stream.NextOtherAsync());
        await editor.DeleteAsync(id);
        states.Add(await stream.NextOtherAsync());

        Assert.Equal(states.Count, states.Select(state => state.DataVersion).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, states.Count).Select(i => states[0].Revision + i), states.Select(state => state.Revision));
    }

    [Fact]
    public async Task Whoever_calls_after_write_is_told_of_state_with_it_and_of_none_before()
    {
        for (var i = 0; i < 30; i++)
        {
            await editor.AddAsync("Written");
            var last = await server.Map.ScalarAsync<long>("SELECT last FROM revision_counter");
            using var stream = await StateStream.OpenAsync(server);
            Assert.Equal(last, stream.Last.Revision);
            if (i % 10 == 0) Assert.Equal(last, (await stream.NextAsync()).Revision);
        }
    }

    [Fact]
    public async Task Same_state_is_told_again_and_again_so_that_silence_means_something()
    {
        using var stream = await StateStream.OpenAsync(server);
        var first = stream.Last;
        Assert.Equal(first, await stream.NextAsync());
        Assert.Equal(first, await stream.NextAsync());
    }

    [Fact]
    public async Task Schema_and_builds_that_are_running_are_part_of_it()
    {
        using var stream = await StateStream.OpenAsync(server);
        var first = stream.Last;

        await server.Map.ExecuteAsync("INSERT INTO schema_migration (name, sha256) VALUES ('9999_more_types.sql', '')");
        await stream.NextOtherAsync();
        await server.Map.ExecuteAsync("DELETE FROM schema_migration WHERE name = '9999_more_types.sql'");
        Assert.Equal(first.DataVersion, (await stream.NextOtherAsync()).DataVersion);

        // Without a pooler, which gives its connections the name of whoever uses them.
        await using (var other = new NpgsqlConnection(server.ConnectionString))
        {
            await other.OpenAsync();
            await using var command = new NpgsqlCommand("SET application_name = 'Map.Service of another build'", other);
            await command.ExecuteNonQueryAsync();
            Assert.Equal(first.Revision, (await stream.NextOtherAsync()).Revision);
            command.CommandText = "RESET application_name";
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal(first.DataVersion, (await stream.NextOtherAsync()).DataVersion);
    }
}
