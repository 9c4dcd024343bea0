using Map.Service.Storage;
using Npgsql;
using static Map.Testing.Patience;

namespace Map.Service.Tests.Storage;

public sealed class MigrationsTests : EmptyDatabaseTests
{
    static readonly Migration One = new("0001_one.sql", "CREATE TABLE one (id int);");
    static readonly Migration Two = new("0002_two.sql", "CREATE TABLE two (id int);");

    [Fact]
    public async Task Migrations_applied_twice_do_nothing_second_time()
    {
        Assert.Equal(Migration.All.Select(migration => migration.Name), await Migrations.ApplyAsync(Source, default));
        Assert.Empty(await Migrations.ApplyAsync(Source, default));
    }

    [Fact]
    public async Task Migrations_applied_by_two_services_at_once_run_once()
    {
        await using var other = MapDatabase.Connect(ConnectionString);

        var applied = await Task.WhenAll(Migrations.ApplyAsync(Source, default), Migrations.ApplyAsync(other, default));

        Assert.Equal([0, Migration.All.Count], applied.Select(names => names.Count).Order());
    }

    [Fact]
    public async Task Tables_are_vacuumed_after_migrations_so_that_indexes_alone_are_read()
    {
        await Migrations.ApplyAsync(Source, [One, Two], [], default);
        await Migrations.ApplyAsync(Source, [One, Two], [], default);

        await using var count = Source.CreateCommand("SELECT sum(vacuum_count) FROM pg_stat_user_tables WHERE relname IN ('one', 'two')");
        Assert.Equal(2m, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Migration_edited_after_it_landed_is_refused_by_name()
    {
        await Migrations.ApplyAsync(Source, [One, Two], [], default);

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(
            () => Migrations.ApplyAsync(Source, [One with { Sql = "CREATE TABLE one (id bigint);" }, Two], [], default));

        Assert.Contains("0001_one.sql was edited", refusal.Message);
    }

    [Fact]
    public async Task Migration_with_other_line_ends_is_same()
    {
        await Migrations.ApplyAsync(Source, [One with { Sql = "CREATE TABLE one (\n id int);" }], [], default);

        Assert.Empty(await Migrations.ApplyAsync(Source, [One with { Sql = "CREATE TABLE one (\r\n id int);" }], [], default));
    }

    [Fact]
    public async Task Database_newer_than_program_is_refused()
    {
        await Migrations.ApplyAsync(Source, [One, Two], [], default);

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Migrations.ApplyAsync(Source, [One], [], default));

        Assert.Contains("0002_two.sql, which this program does not know", refusal.Message);
    }

    [Fact]
    public async Task Program_before_works_with_what_the_next_release_has_only_added()
    {
        var expanding = new Migration("0002_two.sql", "-- Expands. A table that nothing needs yet.\nCREATE TABLE two (id int);");
        await Migrations.ApplyAsync(Source, [One, expanding], [Function(2, "count(*) + 1", from: 1)], default);

        Assert.Empty(await Migrations.ApplyAsync(Source, [One], [Function(1, "count(*)")], default));
        // What the newer program has put there stays.
        Assert.Equal(1L, await CallAsync());
        // And the newer one comes back.
        Assert.Empty(await Migrations.ApplyAsync(Source, [One, expanding], [Function(2, "count(*) + 1", from: 1)], default));
    }

    [Fact]
    public async Task Contraction_after_an_expansion_is_refused_to_the_program_before()
    {
        var expanding = new Migration("0002_two.sql", "-- Expands.\nCREATE TABLE two (id int);");
        var contracting = new Migration("0003_three.sql", "DROP TABLE one;");
        await Migrations.ApplyAsync(Source, [One, expanding, contracting], [], default);

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Migrations.ApplyAsync(Source, [One], [], default));
        Assert.Contains("0003_three.sql, which this program does not know", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migration_lets_readers_pass_while_it_waits_for_a_table()
    {
        await Migrations.ApplyAsync(Source, [One], [], default);
        await using var reader = await Source.OpenConnectionAsync();
        await using var reading = await reader.BeginTransactionAsync();
        await using (var read = new NpgsqlCommand("SELECT count(*) FROM one", reader)) await read.ExecuteScalarAsync();

        var migrating = Migrations.ApplyAsync(Source, [One, new("0002_column.sql", "ALTER TABLE one ADD COLUMN more int;")], [], default);
        // It has waited and given up at least once.
        await UntilAsync(async () => await WaitingAsync() > 0, "the migration to wait for the table");
        await UntilAsync(async () => await WaitingAsync() == 0, "the migration to give up");
        await using (var other = Source.CreateCommand("SELECT count(*) FROM one")) Assert.Equal(0L, await other.ExecuteScalarAsync());
        Assert.False(migrating.IsCompleted);

        await reading.RollbackAsync();
        Assert.Equal(["0002_column.sql"], await migrating);
    }

    [Fact]
    public async Task Migration_added_before_applied_one_is_refused()
    {
        await Migrations.ApplyAsync(Source, [Two], [], default);

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Migrations.ApplyAsync(Source, [One, Two], [], default));

        Assert.Contains("0001_one.sql was added before 0002_two.sql", refusal.Message);
    }

    [Fact]
    public async Task Migration_that_fails_leaves_ones_before_it_and_nothing_of_its_own()
    {
        var failing = new Migration("0002_fails.sql", "CREATE TABLE two (id int); SELECT 1 / 0;");

        await Assert.ThrowsAsync<PostgresException>(() => Migrations.ApplyAsync(Source, [One, failing], [], default));

        Assert.Equal(["0002_two.sql"], await Migrations.ApplyAsync(Source, [One, Two], [], default));
    }

    [Fact]
    public async Task Functions_are_applied_after_migrations_once_and_again_in_higher_version()
    {
        await Migrations.ApplyAsync(Source, [One], [Function(1, "count(*)")], default);
        await Migrations.ApplyAsync(Source, [One], [Function(1, "count(*)")], default);
        Assert.Equal(0L, await CallAsync());

        await Migrations.ApplyAsync(Source, [One], [Function(2, "count(*) + 1")], default);
        Assert.Equal(1L, await CallAsync());
    }

    [Fact]
    public async Task Functions_of_newer_program_are_not_put_back()
    {
        await Migrations.ApplyAsync(Source, [One], [Function(2, "count(*) + 1")], default);

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(
            () => Migrations.ApplyAsync(Source, [One, Two], [Function(1, "count(*)")], default));

        Assert.Contains("version 2 of ones.sql, and this program version 1", refusal.Message);
        Assert.Equal(1L, await CallAsync());
        // What is refused has applied nothing.
        Assert.Equal(["0002_two.sql"], await Migrations.ApplyAsync(Source, [One, Two], [Function(2, "count(*) + 1")], default));
    }

    [Fact]
    public async Task Function_edited_without_higher_version_is_refused_by_name()
    {
        await Migrations.ApplyAsync(Source, [One], [Function(1, "count(*)")], default);

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(
            () => Migrations.ApplyAsync(Source, [One], [Function(1, "count(*) + 1")], default));

        Assert.Contains("ones.sql was edited", refusal.Message);
    }

    [Fact]
    public async Task Functions_are_applied_all_or_none()
    {
        var failing = new FunctionFile("two.sql", "-- Version 1.\nSELECT 1 / 0;");

        await Assert.ThrowsAsync<PostgresException>(
            () => Migrations.ApplyAsync(Source, [One], [Function(1, "count(*)"), failing], default));

        await using var count = Source.CreateCommand("SELECT count(*) FROM schema_function");
        Assert.Equal(0L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public void Every_function_file_has_version() => Assert.All(FunctionFile.All, file => Assert.True(file.Version > 0));

    [Fact]
    public async Task Enums_can_be_used_on_data_source_that_migrated()
    {
        await Migrations.ApplyAsync(Source, default);

        await using var command = Source.CreateCommand("SELECT 'detention_centre'::place_kind");
        Assert.Equal(V1.PlaceKind.DetentionCentre, await command.ExecuteScalarAsync() as V1.PlaceKind?);
    }

    async Task<long> WaitingAsync()
    {
        await using var command = Source.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'ALTER TABLE one%'");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    static FunctionFile Function(int version, string ones, int? from = null) => new(
        "ones.sql", $"-- Version {version}{(from is null ? "" : $", for callers of {from}")}.\nCREATE OR REPLACE FUNCTION ones() RETURNS bigint LANGUAGE sql AS 'SELECT {ones} FROM one';");

    async Task<long> CallAsync()
    {
        await using var command = Source.CreateCommand("SELECT ones()");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
