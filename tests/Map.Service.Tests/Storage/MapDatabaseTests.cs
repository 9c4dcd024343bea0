using Map.Service.Storage;
using Npgsql;

namespace Map.Service.Tests.Storage;

public sealed class MapDatabaseTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    [Fact]
    public async Task Connection_names_service_and_bounds_its_statements() => Assert.Equal(
        "Map.Service 30s",
        await database.ValueAsync("SELECT current_setting('application_name') || ' ' || current_setting('statement_timeout')"));

    [Fact]
    public void Setting_in_connection_string_goes_before_default()
    {
        using var source = MapDatabase.Connect(
            "Host=nowhere;Max Auto Prepare=0;No Reset On Close=false;Application Name=mine;Options=-c statement_timeout=5");

        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        Assert.Equal(
            (0, false, "mine", "-c statement_timeout=5"),
            (settings.MaxAutoPrepare, settings.NoResetOnClose, settings.ApplicationName, settings.Options));
    }

    [Fact]
    public void Poolers_are_asked_for_nothing_that_lasts_longer_than_a_transaction()
    {
        using var source = MapDatabase.Connect(new DatabaseAddress("Host=pooler;Port=6432", "Host=db;Port=5432"));

        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        Assert.Equal(("pooler", 6432, null, 0, true), (settings.Host, settings.Port, settings.Options, settings.MaxAutoPrepare, settings.NoResetOnClose));
    }

    [Fact]
    public void Replicas_are_read_from_past_the_pooler()
    {
        var hosts = new DatabaseAddress("Host=pooler;Port=6432;Username=map;Password=p", "Host=c,d:5433;Port=5432").Hosts();

        Assert.Equal([("c", "c", 5432, "p"), ("d:5433", "d", 5433, "p")], hosts.Select(host =>
        {
            var settings = new NpgsqlConnectionStringBuilder(host.Connection);
            return (host.Name, settings.Host!, settings.Port, settings.Password!);
        }));
    }

    [Fact]
    public async Task Sessions_go_past_the_pooler()
    {
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var sessions = new NpgsqlConnectionStringBuilder { Host = server.Host, Port = server.Port };
        server.Host = "no-such-pooler";
        await using var source = MapDatabase.Connect(new DatabaseAddress(server.ConnectionString, sessions.ConnectionString));

        await using var session = await MapDatabase.OpenSessionAsync(source, default);

        await using var command = new NpgsqlCommand("SELECT current_setting('application_name') || ' ' || current_setting('statement_timeout')", session);
        Assert.Equal("Map.Service 30s", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task What_session_sets_and_locks_ends_with_it()
    {
        await using (var session = await MapDatabase.OpenSessionAsync(database.Source, default))
        {
            await using var set = new NpgsqlCommand("SET statement_timeout = 0; SELECT pg_advisory_lock(7)", session);
            await set.ExecuteNonQueryAsync();
        }

        // The server notices the end of a connection a little later: whoever wants the lock waits for that.
        Assert.Equal("30s", await database.ValueAsync("SELECT current_setting('statement_timeout') FROM (SELECT pg_advisory_xact_lock(7)) held"));
    }
}
