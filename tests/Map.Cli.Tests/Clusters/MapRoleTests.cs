using System.Diagnostics;
using Map.Cli.Clusters;
using Npgsql;

namespace Map.Cli.Tests.Clusters;

/// <summary>The role that the map's programs connect as: it has what they need, and nothing else.</summary>
public sealed class MapRoleTests : IAsyncLifetime
{
    const string Database = "map", MapRole = "map";

    const string Rights = """
        SELECT rolname || CASE WHEN rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls
                               THEN ', may something' ELSE ', may none' END
        FROM pg_roles WHERE rolname = current_user
        """;

    ThrowAwayCluster throwAway = null!;

    PrivateCluster Cluster => throwAway.Cluster;

    public async Task InitializeAsync() => throwAway = await PrivateCluster.StartThrowAwayAsync();

    public async Task DisposeAsync() => await throwAway.DisposeAsync();

    [Fact]
    public async Task Map_is_migrated_and_seeded_by_role_without_rights_on_server()
    {
        await Cluster.CreateDatabaseAsync(Database);

        await SeededDatabase.SeedAsync(Cluster.ConnectionString(Database));

        foreach (var connection in new[] { Cluster.ConnectionString(Database), Cluster.LoopbackConnectionString(Database) })
            Assert.Equal("map, may none", await ValueAsync(connection, Rights));
        Assert.Empty(await OthersObjectsAsync());
        Assert.NotEqual("0", await ValueAsync(Cluster.ConnectionString(Database), "SELECT count(*)::text FROM place"));
    }

    [Fact]
    public async Task Database_that_an_earlier_release_made_as_superuser_is_taken_over()
    {
        await ExecuteAsync(Cluster.SuperuserConnectionString("postgres"), $"CREATE DATABASE {Database}");
        await MigratedDatabase.MigrateAsync(Cluster.SuperuserConnectionString(Database));
        await ExecuteAsync(Cluster.SuperuserConnectionString(Database), """
            CREATE SCHEMA other; CREATE TABLE other."a table" (id int GENERATED ALWAYS AS IDENTITY, number serial); CREATE SEQUENCE alone;
            CREATE PROCEDURE noop() LANGUAGE sql AS 'SELECT 1'; CREATE AGGREGATE most(int) (SFUNC = int4larger, STYPE = int);
            CREATE TYPE pair AS (a int, b int); CREATE TYPE span AS RANGE (SUBTYPE = int);
            """);
        Assert.NotEmpty(await OthersObjectsAsync());

        await Cluster.CreateDatabaseAsync(Database);
        await Cluster.CreateDatabaseAsync(Database);

        Assert.Empty(await OthersObjectsAsync());
        var connection = Cluster.ConnectionString(Database);
        await MigratedDatabase.MigrateAsync(connection);
        await ExecuteAsync(connection, """
            ALTER TABLE place ADD later int; ALTER TYPE place_kind ADD VALUE 'later'; DROP TABLE other."a table";
            REFRESH MATERIALIZED VIEW map_generation
            """);
    }

    [Fact]
    public async Task Map_that_superuser_restored_is_read_and_written_before_it_is_taken_over()
    {
        await Cluster.CreateDatabaseAsync(Database);
        var superuser = Cluster.SuperuserConnectionString(Database);
        await ExecuteAsync(superuser, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        await MigratedDatabase.MigrateAsync(superuser);

        var connection = Cluster.ConnectionString(Database);
        await ExecuteAsync(connection, "UPDATE revision_counter SET last = last + 1");
        Assert.Equal("1", await ValueAsync(connection, "SELECT last::text FROM revision_counter"));
    }

    [Fact]
    public async Task Container_makes_the_same_role()
    {
        await ExecuteAsync(Cluster.SuperuserConnectionString("postgres"), $"CREATE DATABASE {Database}");
        var server = new NpgsqlConnectionStringBuilder(Cluster.SuperuserConnectionString(Database));
        var start = new ProcessStartInfo("sh", ["-e", Path.Combine(Checkout.Find().Root, "src", "Map.Service", "Storage", "role.sh")])
        {
            Environment =
            {
                ["PGHOST"] = server.Host, ["PGPORT"] = $"{server.Port}", ["POSTGRES_USER"] = server.Username,
                ["POSTGRES_DB"] = Database, ["POSTGRES_PASSWORD"] = "it's \"quoted\" $HOME",
                ["PATH"] = $"{Path.GetDirectoryName(PostgresBinaries.Find().PathOf("psql"))}:{Environment.GetEnvironmentVariable("PATH")}",
            },
        };
        using (var script = Process.Start(start)!)
        {
            await script.WaitForExitAsync();
            Assert.Equal(0, script.ExitCode);
        }

        var role = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Host = "127.0.0.1", Username = MapRole, Password = start.Environment["POSTGRES_PASSWORD"],
        };
        await MigratedDatabase.MigrateAsync(role.ConnectionString);
        Assert.Equal("map, may none", await ValueAsync(role.ConnectionString, Rights));
        Assert.Empty(await OthersObjectsAsync());
        Assert.Equal("0", await ValueAsync(
            server.ConnectionString, "SELECT count(*)::text FROM pg_authid WHERE rolsuper AND rolpassword IS NOT NULL"));
    }

    /// <summary>Commands of a dump that give something to another role.</summary>
    async Task<List<string>> OthersObjectsAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(Cluster.SuperuserConnectionString(Database));
        var dump = await DumpAsync(settings);
        return [.. dump.Split('\n').Where(line => line.Contains(" OWNER TO ", StringComparison.Ordinal))
            .Where(line => !line.EndsWith($" OWNER TO {MapRole};", StringComparison.Ordinal))];
    }

    static async Task<string> DumpAsync(NpgsqlConnectionStringBuilder settings)
    {
        using var dump = Process.Start(new ProcessStartInfo(
            PostgresBinaries.Find().PathOf("pg_dump"),
            ["--create", "--schema-only", "-h", settings.Host!, "-p", $"{settings.Port}", "-U", settings.Username!, settings.Database!])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await dump.StandardOutput.ReadToEndAsync();
        await dump.WaitForExitAsync();
        Assert.Equal(0, dump.ExitCode);
        return output;
    }

    static Task ExecuteAsync(string connection, string sql) => ValueAsync(connection, sql);

    static Task<string?> ValueAsync(string connection, string sql) => RoleCluster.ValueAsync(connection, sql);
}
