using System.Diagnostics;

namespace Map.Bench.Load;

/// <summary>A server in a process of its own, so that what each side allocates can be told apart. It prints its address first.</summary>
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

    /// <param name="name">Of the benchmark, as the command line has it.</param>
    /// <param name="version">Of HTTP, which the server is asked by for what it has used.</param>
    public static async Task<ServerProcess> StartAsync(string name, Version version)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Assembly(), name, "serve"]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"the server of the bench {name} stopped before it said its address.");
        return new ServerProcess(process, new Uri(address), version);
    }

    public Task<ServerUsage> UsageAsync() => ServerUsage.OfAsync(http);

    public void Dispose()
    {
        http.Dispose();
        process.Kill();
        process.Dispose();
    }

    // Run by the dotnet host, the program's own file is its first argument.
    static string[] Assembly() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ServerProcess).Assembly.Location] : [];
}
