using Npgsql;

namespace Map.Cli.Tests.Clusters;

/// <summary>What is refused to the role that the map's programs connect as, and to others.</summary>
public sealed class MapRightsTests(RoleCluster made) : IClassFixture<RoleCluster>
{
    [Theory]
    [InlineData("COPY place TO PROGRAM 'true'")]
    [InlineData("SELECT pg_read_file('postgresql.conf')")]
    [InlineData("CREATE DATABASE another")]
    [InlineData("CREATE ROLE another")]
    [InlineData("ALTER SYSTEM SET work_mem = '1GB'")]
    [InlineData("SET ROLE postgres")]
    public async Task What_no_map_needs_is_refused(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RoleCluster.ValueAsync(made.Cluster.ConnectionString(RoleCluster.Database), sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Superuser_is_refused_at_port_with_any_password()
    {
        var superuser = new NpgsqlConnectionStringBuilder(made.Cluster.LoopbackConnectionString(RoleCluster.Database)) { Username = "postgres" };

        var refused = await Assert.ThrowsAsync<PostgresException>(() => RoleCluster.ValueAsync(superuser.ConnectionString, "SELECT 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }
}
