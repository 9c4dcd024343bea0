using System.Diagnostics;
using System.Globalization;
using Map.Bench.Load;
using Npgsql;

namespace Map.Bench.Places.Peers;

/// <summary>PostGraphile on the same database, in a separate process.</summary>
sealed class PostGraphileServer : IAsyncDisposable
{
    public const string Name = "PostGraphile";

    readonly Process process;

    PostGraphileServer(Process process) => this.process = process;

    public Uri Address { get; private set; } = null!;

    public int ProcessId => process.Id;

    /// <param name="folder">bench/Places/PostGraphile, with its packages installed.</param>
    public static async Task<PostGraphileServer> StartAsync(string folder, NpgsqlDataSource database, NpgsqlConnectionStringBuilder connection)
    {
        await using (var schema = database.CreateCommand(await File.ReadAllTextAsync(Path.Combine(folder, "schema.sql"))))
            await schema.ExecuteNonQueryAsync();
        var start = new ProcessStartInfo(Path.Combine(folder, "node_modules", ".bin", "node"), ["server.mjs"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            Environment =
            {
                ["NODE_ENV"] = "production",
                ["GRAPHILE_ENV"] = "production",
                ["DATABASE_URL"] = string.Create(
                    CultureInfo.InvariantCulture,
                    $"postgres://{connection.Username}:{connection.Password}@{connection.Host}:{connection.Port}/{connection.Database}"),
            },
        };
        var server = LeftBehind.Note(new PostGraphileServer(Process.Start(start)!));
        var port = await server.process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("PostGraphile stopped before it printed its port.");
        server.Address = new($"http://127.0.0.1:{port}/graphql");
        return server;
    }

    public async ValueTask DisposeAsync() => await ChildProcess.StopAsync(process);
}
