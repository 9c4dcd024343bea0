using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Map.Service.Storage;
using Map.Testing.Running;
using Npgsql;

namespace Map.Testing;

/// <summary>
/// PgBouncer in transaction mode before the database server of this test process, where <c>MAP_TEST_POOLER</c> is set: what the tests run then connects
/// as a service does whose operator has a pooler (<c>./map rehearse pooler</c>).
/// </summary>
public static class TestPooler
{
    static readonly Lazy<Task<Uri>> Pooler = new(StartAsync);

    // Ends PgBouncer when its standard input closes, which it does with this process, however that ends.
    const string Keeper = """
        trap '' INT TERM HUP
        exec 3<&0
        if [ "$(id -u)" = 0 ]; then set -- -u postgres "$1"; fi
        pgbouncer -q "$@" < /dev/null & pooler=$!
        cat <&3 > /dev/null
        kill "$pooler"
        rm -rf "$(dirname "$CONFIGURATION")"
        """;

    // Kept for as long as this process lives.
    static Process? Keeping;

    public static bool IsWanted => Environment.GetEnvironmentVariable("MAP_TEST_POOLER") is { Length: > 0 };

    /// <summary>A database of this process's server, through the pooler if there is one.</summary>
    public static async Task<DatabaseAddress> AddressAsync(string connectionString)
    {
        if (!IsWanted) return connectionString;
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        var sessions = new NpgsqlConnectionStringBuilder { Host = server.Host, Port = server.Port, Options = server.Options };
        var url = await Pooler.Value;
        (server.Host, server.Port, server.Options) = (url.Host, url.Port, null);
        return new(server.ConnectionString, sessions.ConnectionString);
    }

    static async Task<Uri> StartAsync()
    {
        var url = FreePort.Address(Random.Shared);
        var server = new NpgsqlConnectionStringBuilder(await TestCluster.GetConnectionStringAsync());
        var folder = Directory.CreateTempSubdirectory("map-test-pooler-");
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        var file = Path.Combine(folder.FullName, "pgbouncer.ini");
        // Tests hold locks for longer than the service waits for them.
        await File.WriteAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $"""
            [databases]
            * = host={server.Host} port={server.Port} user={server.Username} connect_query='SET statement_timeout = {MapDatabase.StatementTimeout.TotalMilliseconds:0}; SET jit = off'
            [pgbouncer]
            listen_addr = {url.Host}
            listen_port = {url.Port}
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 60
            max_client_conn = 2000
            server_idle_timeout = 5
            ignore_startup_parameters = extra_float_digits
            """));
        var start = new ProcessStartInfo("sh", ["-c", Keeper, "keeper", file]) { RedirectStandardInput = true, Environment = { ["CONFIGURATION"] = file } };
        Keeping = Process.Start(start);
        await Patience.UntilAsync(() => ListensAsync(url), "PgBouncer to listen; is the package pgbouncer installed?");
        return url;
    }

    static async Task<bool> ListensAsync(Uri url)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(url.Host, url.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
