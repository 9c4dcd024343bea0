using System.Diagnostics;

namespace Map.Bench.Load;

/// <summary>A server in a separate process, so that allocations of client and server can be distinguished. Its first output line is its
/// address.</summary>
public sealed class ServerProcess : IDisposable
{
    readonly Process process;
    readonly HttpClient http;

    ServerProcess(Process process, Uri address, Version version)
    {
        this.process = process;
        Address = address;
        http = new HttpClient
        {
            BaseAddress = address,
            DefaultRequestVersion = version,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    public Uri Address { get; }

    /// <param name="name">The benchmark's name on the command line.</param>
    /// <param name="version">The HTTP version of the requests for the server's usage.</param>
    public static async Task<ServerProcess> StartAsync(string name, Version version)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Assembly(), name, "serve"]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"the server of the benchmark {name} stopped before it printed its address.");
        return new ServerProcess(process, new Uri(address), version);
    }

    public Task<ServerUsage> UsageAsync() => ServerUsage.OfAsync(http);

    public void Dispose()
    {
        http.Dispose();
        process.Kill();
        process.Dispose();
    }

    // Under the dotnet host, the program's assembly must be the first argument.
    static string[] Assembly() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ServerProcess).Assembly.Location] : [];
}
