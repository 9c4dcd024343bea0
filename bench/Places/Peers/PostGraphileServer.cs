using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Map.Bench.Places.Peers;

/// <summary>PostGraphile on the same database, in a separate process.</summary>
sealed class PostGraphileServer : IDisposable
{
    public const string Name = "PostGraphile";

    readonly Process process;

    PostGraphileServer(Process process, int port)
    {
        this.process = process;
        Address = new($"http://127.0.0.1:{port}/graphql");
    }

    public Uri Address { get; }

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
        var process = Process.Start(start)!;
        var port = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("PostGraphile stopped before it printed its port.");
        return new(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
