using System.Diagnostics;
using System.Globalization;
using System.Net;
using Map.Cli.Clusters;
using Map.Gateway.Http.Limits;
using Map.Gateway.Tests.Hosting;
using Map.Service.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Npgsql;

namespace Map.Gateway.Tests.Restores;

/// <summary>The gateway, the service and a PostgreSQL of their own with the seed, to which operators do what they do.</summary>
public sealed class OwnCluster : IAsyncLifetime
{
    public const string Name = "map";

    readonly string folder = Directory.CreateTempSubdirectory("map-dump-").FullName;
    ThrowAwayCluster cluster = null!;
    WebApplication service = null!;
    int port;

    internal TestGateway Gateway { get; private set; } = null!;

    internal FakeLogCollector ServiceLog { get; } = new();

    /// <summary>What the map of the dumps answers.</summary>
    internal string Original { get; private set; } = "";

    internal string Dump => Path.Combine(folder, "map.dump");

    internal string PlainDump => Path.Combine(folder, "map.sql");

    internal string ConnectionString => cluster.Cluster.ConnectionString(Name);

    public async Task InitializeAsync()
    {
        cluster = await PrivateCluster.StartThrowAwayAsync();
        await cluster.Cluster.CreateDatabaseAsync(Name);
        port = new NpgsqlConnectionStringBuilder(ConnectionString).Port;
        await SeededDatabase.SeedAsync(ConnectionString);
        service = Map.Service.Setup.Build(
            new ServiceSettings(ConnectionString, new("http://127.0.0.1:0")) { ContributorsPublish = true },
            builder => builder.Logging.ClearProviders().AddProvider(new FakeLoggerProvider(ServiceLog)));
        await service.StartAsync();
        Gateway = await TestGateway.StartAsync(
            new(service.Urls.Single()), builder => builder.Configuration[CallerLimitSettings.CostKey] = "0");
        var asking = new Asking(Gateway, ServiceLog);
        await Patience.UntilAsync(async () => await asking.AskAsync() is { } answer && (Original = answer).Length > 0, "an answer");
        await RunAsync("pg_dump", "-Fc", "-f", Dump, Name);
        await RunAsync("pg_dump", "-f", PlainDump, Name);
    }

    public async Task DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await service.DisposeAsync();
        await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    internal T Get<T>() where T : notnull => service.Services.GetRequiredService<T>();

    internal async Task<HttpStatusCode> ReadyAsync()
    {
        using var response = await Gateway.Http.GetAsync("health/ready");
        return response.StatusCode;
    }

    /// <summary>Runs one of PostgreSQL's programs on the cluster to its end.</summary>
    internal async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            PostgresBinaries.Find().PathOf(program),
            [.. arguments[..^1], "-h", SocketFolder, "-p", Text(port), "-U", "postgres", arguments[^1]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program}: {await errors}");
    }

    internal Task ExecuteAsync(string sql, string database = Name) => RunAsync("psql", "-v", "ON_ERROR_STOP=1", "-Xqc", sql, database);

    internal async Task RestartAsync()
    {
        await cluster.Cluster.StopAsync();
        await cluster.Cluster.StartAsync(port);
    }

    /// <summary>Stops every process of the server where it is, until this is disposed.</summary>
    internal IDisposable Freeze() => new Frozen(new(cluster.Cluster.Folder));

    string SocketFolder => new NpgsqlConnectionStringBuilder(ConnectionString).Host!;

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    sealed class Frozen : IDisposable
    {
        readonly ServerProcesses processes;

        public Frozen(ServerProcesses processes)
        {
            this.processes = processes;
            processes.Signal("-STOP");
        }

        public void Dispose() => processes.Signal("-CONT");
    }
}
