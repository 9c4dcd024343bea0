using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Map.Cli.Tests;

/// <summary>./map run, as systemd runs it: it says when it is ready, is told to end, and has then ended all of it. Meanwhile the doctor finds no fault.</summary>
public sealed class RunTests(CommandLine map) : IClassFixture<CommandLine>
{
    [Fact]
    public async Task Map_runs_in_the_foreground_until_it_is_told_to_end()
    {
        var path = Path.Combine(map.State, "notify");
        using var notify = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        notify.Bind(new UnixDomainSocketEndPoint(path));
        using var run = map.Start("Map.Cli", database: null, start => start.Environment["NOTIFY_SOCKET"] = path, "run");
        var output = run.StandardOutput.ReadToEndAsync();
        var errors = run.StandardError.ReadToEndAsync();

        // An empty map is filled first.
        var first = await Task.WhenAny(SaidAsync(notify), run.WaitForExitAsync().ContinueWith(_ => "ended", TaskScheduler.Default)).WaitAsync(TimeSpan.FromMinutes(3));
        Assert.True(await first == "READY=1", run.HasExited ? await errors : await first);
        Assert.Equal(0, (await map.RunAsync("status")).ExitCode);
        Assert.Contains("is up already", (await map.RunAsync("run")).Errors, StringComparison.Ordinal);
        await DoctorFindsNoFaultAndTellsNoSecret();
        await KilledServiceIsStartedAgain();

        using (var end = Process.Start("kill", ["-TERM", $"{run.Id}"])) await end.WaitForExitAsync();
        await run.WaitForExitAsync().Within("the map to end");

        Assert.True(run.ExitCode == 0, await errors);
        Assert.Contains($"Map is up at {map.Gateway.ToString().TrimEnd('/')}", await output, StringComparison.Ordinal);
        var status = await map.RunAsync("status");
        Assert.Equal(3, status.ExitCode);
        Assert.Equal(4, status.Output.Split("stopped").Length - 1);
        Assert.Equal(1, (await map.RunAsync("doctor")).ExitCode);
    }

    async Task DoctorFindsNoFaultAndTellsNoSecret()
    {
        var (exitCode, json, _) = await map.RunAsync("doctor", "--format", "json");
        var table = await map.RunAsync("doctor");

        using var findings = JsonDocument.Parse(json);
        Assert.True(exitCode == 0, table.Output);
        Assert.Equal(0, table.ExitCode);
        Assert.Contains(findings.RootElement.EnumerateArray(), finding => finding.GetProperty("check").GetString() == "wraparound");
        Assert.All(findings.RootElement.EnumerateArray(), finding => Assert.Contains(finding.GetProperty("level").GetString(), (string[])["ok", "warning"]));
        Assert.DoesNotContain(await File.ReadAllTextAsync(Path.Combine(map.State, "cluster", "password")), json + table.Output, StringComparison.Ordinal);
        Assert.Equal(findings.RootElement.GetArrayLength(), table.Output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal) || line.StartsWith("warning ", StringComparison.Ordinal)));
    }

    async Task KilledServiceIsStartedAgain()
    {
        var before = await File.ReadAllTextAsync(Path.Combine(map.State, "run", "places.pid"));
        using (var kill = Process.Start("kill", ["-KILL", before.Split(' ')[0]])) await kill.WaitForExitAsync();
        Assert.Equal(1, (await map.RunAsync("doctor")).ExitCode);
        await Patience.UntilAsync(async () => (await map.RunAsync("status")).ExitCode == 0
            && await File.ReadAllTextAsync(Path.Combine(map.State, "run", "places.pid")) != before, "the service to be started again");
    }

    static async Task<string> SaidAsync(Socket notify)
    {
        var buffer = new byte[1000];
        return Encoding.UTF8.GetString(buffer, 0, await notify.ReceiveAsync(buffer));
    }
}
