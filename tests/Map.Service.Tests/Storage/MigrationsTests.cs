using Map.Service.Storage;
using Map.Testing;
using Npgsql;

namespace Map.Service.Tests.Storage;

public sealed class MigrationsTests : IAsyncLifetime
{
    static readonly Migration One = new("0001_one.sql", "CREATE TABLE one (id int);");
    static readonly Migration Two = new("0002_two.sql", "CREATE TABLE two (id int);");

    TestDatabase database = null!;
    NpgsqlDataSource source = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        source = MapDatabase.Connect(database.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await source.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Migrations_applied_twice_do_nothing_the_second_time()
    {
        Assert.Equal(Migration.All.Select(migration => migration.Name), await Migrations.ApplyAsync(source, default));
        Assert.Empty(await Migrations.ApplyAsync(source, default));
    }

    [Fact]
    public async Task Migrations_applied_by_two_services_at_once_run_once()
    {
        await using var other = MapDatabase.Connect(database.ConnectionString);

        var applied = await Task.WhenAll(Migrations.ApplyAsync(source, default), Migrations.ApplyAsync(other, default));

        Assert.Equal([0, Migration.All.Count], applied.Select(names => names.Count).Order());
    }

    [Fact]
    public async Task Tables_are_vacuumed_after_migrations_so_that_indexes_alone_are_read()
    {
        await Migrations.ApplyAsync(source, [One, Two], [], default);
        await Migrations.ApplyAsync(source, [One, Two], [], default);

        await using var count = source.CreateCommand("SELECT sum(vacuum_count) FROM pg_stat_user_tables WHERE relname IN ('one', 'two')");
        Assert.Equal(2m, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Migration_edited_after_it_landed_is_refused_by_name()
    {
        await Migrations.ApplyAsync(source, [One, Two], [], default);

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(
            () => Migrations.ApplyAsync(source, [One with { Sql = "CREATE TABLE one (id bigint);" }, Two], [], default));

        Assert.Contains("0001_one.sql was edited", refusal.Message);
    }

    [Fact]
    public async Task Migration_with_other_line_ends_is_the_same()
    {
        await Migrations.ApplyAsync(source, [One with { Sql = "CREATE TABLE one (\n id int);" }], [], default);

        Assert.Empty(await Migrations.ApplyAsync(source, [One with { Sql = "CREATE TABLE one (\r\n id int);" }], [], default));
    }

    [Fact]
    public async Task Database_newer_than_the_program_is_refused()
    {
        await Migrations.ApplyAsync(source, [One, Two], [], default);

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Migrations.ApplyAsync(source, [One], [], default));

        Assert.Contains("0002_two.sql, which this program does not know", refusal.Message);
    }

    [Fact]
    public async Task Migration_added_before_an_applied_one_is_refused()
    {
        await Migrations.ApplyAsync(source, [Two], [], default);

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Migrations.ApplyAsync(source, [One, Two], [], default));

        Assert.Contains("0001_one.sql was added before 0002_two.sql", refusal.Message);
    }

    [Fact]
    public async Task Migration_that_fails_leaves_the_ones_before_it_and_nothing_of_its_own()
    {
        var failing = new Migration("0002_fails.sql", "CREATE TABLE two (id int); SELECT 1 / 0;");

        await Assert.ThrowsAsync<PostgresException>(() => Migrations.ApplyAsync(source, [One, failing], [], default));

        Assert.Equal(["0002_two.sql"], await Migrations.ApplyAsync(source, [One, Two], [], default));
    }

    [Fact]
    public async Task Functions_are_applied_after_migrations_once_and_again_in_a_higher_version()
    {
        await Migrations.ApplyAsync(source, [One], [Function(1, "count(*)")], default);
        await Migrations.ApplyAsync(source, [One], [Function(1, "count(*)")], default);
        Assert.Equal(0L, await CallAsync());

        await Migrations.ApplyAsync(source, [One], [Function(2, "count(*) + 1")], default);
        Assert.Equal(1L, await CallAsync());
    }

    [Fact]
    public async Task Functions_of_a_newer_program_are_not_put_back()
    {
        await Migrations.ApplyAsync(source, [One], [Function(2, "count(*) + 1")], default);

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(
            () => Migrations.ApplyAsync(source, [One, Two], [Function(1, "count(*)")], default));

        Assert.Contains("version 2 of ones.sql, and this program version 1", refusal.Message);
        Assert.Equal(1L, await CallAsync());
        // What is refused has applied nothing.
        Assert.Equal(["0002_two.sql"], await Migrations.ApplyAsync(source, [One, Two], [Function(2, "count(*) + 1")], default));
    }

    [Fact]
    public async Task Function_edited_without_a_higher_version_is_refused_by_name()
    {
        await Migrations.ApplyAsync(source, [One], [Function(1, "count(*)")], default);

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(
            () => Migrations.ApplyAsync(source, [One], [Function(1, "count(*) + 1")], default));

        Assert.Contains("ones.sql was edited", refusal.Message);
    }

    [Fact]
    public async Task Functions_are_applied_all_or_none()
    {
        var failing = new FunctionFile("two.sql", "-- Version 1.\nSELECT 1 / 0;");

        await Assert.ThrowsAsync<PostgresException>(
            () => Migrations.ApplyAsync(source, [One], [Function(1, "count(*)"), failing], default));

        await using var count = source.CreateCommand("SELECT count(*) FROM schema_function");
        Assert.Equal(0L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public void Every_function_file_has_a_version() => Assert.All(FunctionFile.All, file => Assert.True(file.Version > 0));

    [Fact]
    public async Task Enums_can_be_used_on_the_data_source_that_migrated()
    {
        await Migrations.ApplyAsync(source, default);

        await using var command = source.CreateCommand("SELECT 'detention_centre'::place_kind");
        Assert.Equal(V1.PlaceKind.DetentionCentre, await command.ExecuteScalarAsync() as V1.PlaceKind?);
    }

    static FunctionFile Function(int version, string ones) => new(
        "ones.sql", $"-- Version {version}.\nCREATE OR REPLACE FUNCTION ones() RETURNS bigint LANGUAGE sql AS 'SELECT {ones} FROM one';");

    async Task<long> CallAsync()
    {
        await using var command = source.CreateCommand("SELECT ones()");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
