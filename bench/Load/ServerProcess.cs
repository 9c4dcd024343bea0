using System.Diagnostics;

namespace Map.Bench.Load;

/// <summary>A server in a separate process, so that allocations of client and server can be distinguished. Its first output line is its
/// address.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    readonly Process process;
    readonly HttpClient http;

    ServerProcess(Process process, Version version)
    {
        this.process = process;
        http = new HttpClient
        {
            DefaultRequestVersion = version,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    public Uri Address => http.BaseAddress!;

    /// <param name="name">The benchmark's name on the command line.</param>
    /// <param name="version">The HTTP version of the requests for the server's usage.</param>
    public static async Task<ServerProcess> StartAsync(string name, Version version)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Assembly(), name, "serve"]) { RedirectStandardOutput = true };
        var server = LeftBehind.Note(new ServerProcess(Process.Start(start)!, version));
        var address = await server.process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"the server of the benchmark {name} stopped before it printed its address.");
        server.http.BaseAddress = new Uri(address);
        return server;
    }

    public Task<ServerUsage> UsageAsync() => ServerUsage.OfAsync(http);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await ChildProcess.StopAsync(process);
    }

    // Under the dotnet host, the program's assembly must be the first argument.
    static string[] Assembly() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ServerProcess).Assembly.Location] : [];
}
