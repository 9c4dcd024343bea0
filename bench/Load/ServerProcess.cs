using System.Diagnostics;
using System.Globalization;

namespace Map.Bench.Load;

/// <summary>A server in a process of its own, so that what each side allocates can be told apart. It prints its address first.</summary>
public sealed class ServerProcess : IDisposable
{
    readonly Process process;
    readonly HttpClient http;

    ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        http = new HttpClient
        {
            BaseAddress = address,
            DefaultRequestVersion = new(2, 0),
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    public Uri Address { get; }

    public static async Task<ServerProcess> StartAsync(string name)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Assembly(), name, "serve"]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"the server of the bench {name} stopped before it said its address.");
        return new ServerProcess(process, new Uri(address));
    }

    public async Task<long> AllocatedAsync() =>
        long.Parse(await http.GetStringAsync(new Uri("/allocated", UriKind.Relative)), CultureInfo.InvariantCulture);

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
