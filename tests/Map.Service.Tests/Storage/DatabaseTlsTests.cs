using System.Diagnostics;
using System.Security.Authentication;
using Map.Cli.Clusters;
using Map.Service.Hosting;
using Map.Testing.Certificates;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Map.Service.Tests.Storage;

/// <summary>A PostgreSQL of its own that speaks TLS, and the connection strings of docs/operating.md.</summary>
public sealed class DatabaseTlsTests : IAsyncLifetime
{
    readonly TestAuthority authority = new(), other = new("Other");
    ThrowAwayCluster cluster = null!;
    CertificateFolder files = null!;

    string Base => cluster.Cluster.LoopbackConnectionString("map");

    public async Task InitializeAsync()
    {
        files = new(authority.Issue(), authority.Pem);
        cluster = await PrivateCluster.StartThrowAwayAsync();
        await cluster.Cluster.CreateDatabaseAsync("map");
        // The server refuses a key that others may read, and runs as another user under root.
        await OwnedByServerAsync(files.Certificate, "server.crt");
        await OwnedByServerAsync(files.Key, "server.key");
        await ExecuteAsync("ALTER SYSTEM SET ssl = on");
        await ExecuteAsync("SELECT pg_reload_conf()");
        await Patience.UntilAsync(async () => await ScalarAsync(cluster.Cluster.SuperuserConnectionString("map"), "SHOW ssl") == "on", "ssl to be on");
    }

    public async Task DisposeAsync()
    {
        await cluster.DisposeAsync();
        files.Dispose();
        authority.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task Service_works_by_a_connection_whose_server_it_has_verified()
    {
        var settings = new ServiceSettings(Verified(files.Authority, "localhost"), new("http://127.0.0.1:0"));
        await using var app = Setup.Build(settings, builder => builder.Logging.ClearProviders());
        await app.Services.GetRequiredService<PreparedDatabase>().PrepareAsync(CancellationToken.None);
        await app.StartAsync();
        using var channel = Grpc.Net.Client.GrpcChannel.ForAddress(app.Urls.Single());
        Assert.Empty((await new PlacesService.PlacesServiceClient(channel).SearchPlacesAsync(new())).Results);

        const string plain = "SELECT count(*)::text FROM pg_stat_activity JOIN pg_stat_ssl USING (pid) WHERE usename = 'map' AND ssl = ";
        Assert.Equal("0", await ScalarAsync(cluster.Cluster.SuperuserConnectionString("map"), plain + "false"));
        Assert.NotEqual("0", await ScalarAsync(cluster.Cluster.SuperuserConnectionString("map"), plain + "true"));
    }

    [Fact]
    public async Task Server_of_another_authority_is_refused()
    {
        Assert.Equal("1", await ScalarAsync(Verified(files.Authority, "localhost"), "SELECT '1'"));
        await File.WriteAllTextAsync(files.Authority, other.Pem);
        var refusal = await Assert.ThrowsAsync<NpgsqlException>(() => ScalarAsync(Verified(files.Authority, "localhost"), "SELECT '1'"));
        Assert.IsType<AuthenticationException>(refusal.InnerException);
    }

    [Fact]
    public async Task Server_of_another_name_is_refused()
    {
        Assert.Equal("1", await ScalarAsync(Verified(files.Authority, "localhost"), "SELECT '1'"));
        files.Write(authority.Issue("elsewhere.example.org"));
        await OwnedByServerAsync(files.Certificate, "server.crt");
        await OwnedByServerAsync(files.Key, "server.key");
        await ExecuteAsync("SELECT pg_reload_conf()");
        await Patience.UntilAsync(
            async () => await Record.ExceptionAsync(() => ScalarAsync(Verified(files.Authority, "localhost"), "SELECT '1'")) is NpgsqlException,
            "a refusal");
    }

    string Verified(string root, string host) => new NpgsqlConnectionStringBuilder(Base)
    {
        Host = host, SslMode = SslMode.VerifyFull, RootCertificate = root, Pooling = false,
    }.ConnectionString;

    async Task OwnedByServerAsync(string file, string name)
    {
        var target = Path.Combine(cluster.Cluster.Folder, "data", name);
        File.Copy(file, target, overwrite: true);
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var chown = Process.Start("chown", [$"--reference={Path.Combine(cluster.Cluster.Folder, "data")}", target]);
        await chown.WaitForExitAsync();
        Assert.Equal(0, chown.ExitCode);
    }

    Task ExecuteAsync(string sql) => ScalarAsync(cluster.Cluster.SuperuserConnectionString("map"), sql);

    static async Task<string?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
