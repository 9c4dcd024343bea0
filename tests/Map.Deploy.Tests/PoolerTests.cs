using System.Globalization;
using Map.Service.Storage;
using Npgsql;

namespace Map.Deploy.Tests;

/// <summary>PgBouncer sets what a service asks for elsewhere when it connects.</summary>
public sealed class PoolerTests
{
    static readonly string File = DeployFiles.Read("docs/deploy/pgbouncer/pgbouncer.ini");

    [Fact]
    public void Connections_have_the_settings_of_a_service()
    {
        using var source = MapDatabase.Connect("Host=db");
        var options = new NpgsqlConnectionStringBuilder(source.ConnectionString).Options!;
        var wanted = options.Split("-c ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(option => $"SET {option.Replace("=", " = ", StringComparison.Ordinal)}");

        Assert.Contains($"connect_query='{string.Join("; ", wanted)}'", File, StringComparison.Ordinal);
    }

    [Fact]
    public void Pool_is_that_of_a_service() =>
        Assert.Contains($"default_pool_size = {MapDatabase.DefaultPool.ToString(CultureInfo.InvariantCulture)}\n", File, StringComparison.Ordinal);
}
