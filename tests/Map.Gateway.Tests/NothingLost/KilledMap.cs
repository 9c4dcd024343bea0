using System.Globalization;
using System.Net;
using Map.Cli.Clusters;
using Map.Gateway.Tests.Restores;
using Map.Service.Access;
using Map.Service.Storage;
using Map.Testing.Running;
using Npgsql;

namespace Map.Gateway.Tests.NothingLost;

/// <summary>The gateway, the service and PostgreSQL as processes of their own, each of which is killed and started again.</summary>
sealed class KilledMap : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Parts = ["gateway", "service", "PostgreSQL"];

    readonly HttpClient probe = new();
    readonly (string, string)[] service;
    readonly (string, string)[] gateway;
    readonly ThrowAwayCluster cluster;
    readonly int databasePort;
    MapProcess? serviceProcess;
    MapProcess? gatewayProcess;
    TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    KilledMap(ThrowAwayCluster cluster, Random random)
    {
        this.cluster = cluster;
        databasePort = new NpgsqlConnectionStringBuilder(cluster.Cluster.ConnectionString("map")).Port;
        ConnectionString = cluster.Cluster.ConnectionString("map") + ";Pooling=false";
        Address = FreePort.Address(random);
        var places = FreePort.Address(random).ToString();
        const string Many = "1000000";
        service =
        [
            ("MAP_DATABASE", cluster.Cluster.ConnectionString("map")), ("MAP_PLACES_URL", places), ("MAP_KEY_REVIEWER_BURST", Many),
            ("MAP_SUGGESTIONS_OPEN", Many), ("MAP_SUGGESTIONS_OF_ORIGIN", Many), ("MAP_SUGGESTIONS_PROOF_FROM", Many),
        ];
        gateway = [("MAP_GATEWAY_URL", Address.ToString()), ("MAP_PLACES_URL", places), ("MAP_RATE_COST_PER_SECOND", "0")];
    }

    public Uri Address { get; }

    public string ConnectionString { get; }

    /// <summary>The settings of another service on the same database.</summary>
    public (string Key, string Value)[] OtherService(Random random) =>
        [("MAP_DATABASE", cluster.Cluster.ConnectionString("map")), ("MAP_PLACES_URL", FreePort.Address(random).ToString())];

    /// <summary>Ends when all parts are up.</summary>
    public Task Up => up.Task;

    public static async Task<KilledMap> StartAsync(Random random)
    {
        var cluster = await PrivateCluster.StartThrowAwayAsync();
        await cluster.Cluster.CreateDatabaseAsync("map");
        var map = new KilledMap(cluster, random);
        try
        {
            // Throw-away clusters do without, because nothing of them has to last.
            foreach (var setting in (string[])["fsync", "synchronous_commit", "full_page_writes"])
                await map.ExecuteAsync($"ALTER SYSTEM SET {setting} = on", cluster.Cluster.SuperuserConnectionString("postgres"));
            await cluster.Cluster.StopAsync();
            await cluster.Cluster.StartAsync(map.databasePort);
            await map.StartAsync("service");
            await map.StartAsync("gateway");
            await map.WaitAsync("all");
            return map;
        }
        catch
        {
            await map.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills a part as <c>kill -9</c> does, starts it again, and waits until the map is whole.</summary>
    public async Task KillAsync(string part)
    {
        up = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (part == "service") await serviceProcess!.DisposeAsync();
        else if (part == "gateway") await gatewayProcess!.DisposeAsync();
        else await new ServerProcesses(cluster.Cluster.Folder).KillAsync();
        await StartAsync(part);
        await WaitAsync(part);
    }

    public async Task<string> ReviewerKeyAsync()
    {
        await using var database = MapDatabase.Connect(ConnectionString);
        return (await new KeyStore(database, TimeProvider.System).CreateAsync(Contract.Role.Reviewer, [], "writer", default)).Secret;
    }

    /// <summary>The rows of a statement, as text.</summary>
    public async Task<List<string[]>> RowsAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(ConnectionString);
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 120;
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await row.ReadAsync())
            rows.Add([.. Enumerable.Range(0, row.FieldCount).Select(i => Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)!)]);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        if (gatewayProcess is not null) await gatewayProcess.DisposeAsync();
        if (serviceProcess is not null) await serviceProcess.DisposeAsync();
        await cluster.DisposeAsync();
        probe.Dispose();
    }

    async Task StartAsync(string part)
    {
        if (part == "service") (serviceProcess, _) = await MapProcess.StartAsync("Map.Service.dll", service);
        else if (part == "gateway") (gatewayProcess, _) = await MapProcess.StartAsync("Map.Gateway.dll", gateway);
        else await cluster.Cluster.StartAsync(databasePort);
    }

    async Task WaitAsync(string part)
    {
        try
        {
            await Patience.UntilAsync(IsReadyAsync, $"the map to be ready after {part} was started");
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{exception.Message}\nService:\n{TailOf(serviceProcess)}\nGateway:\n{TailOf(gatewayProcess)}", exception);
        }

        up.SetResult();
    }

    async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await probe.GetAsync(new Uri(Address, "health/ready"));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    static string TailOf(MapProcess? process) => string.Join('\n', (process?.Log ?? "").Split('\n').TakeLast(30));

    async Task ExecuteAsync(string sql, string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
