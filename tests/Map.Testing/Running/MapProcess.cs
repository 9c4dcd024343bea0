using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Map.Testing.Running;

/// <summary>The service or the gateway as a process of its own, with the settings that an operator gives it.</summary>
public sealed partial class MapProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly Process process;
    readonly StringBuilder log = new();
    readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    MapProcess(Process process) => this.process = process;

    public string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    /// <summary>Where it serves metrics and health; it has said so before it said where it listens.</summary>
    public Uri Admin => new(Monitoring().Match(Log).Groups[1].Value);

    /// <summary>Starts it and waits until it says where it listens.</summary>
    public static async Task<(MapProcess Process, Uri Address)> StartAsync(string assembly, params (string Key, string Value)[] settings)
    {
        var file = System.IO.Path.Combine(AppContext.BaseDirectory, assembly);
        var start = new ProcessStartInfo("dotnet", [file]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        var running = new MapProcess(new() { StartInfo = start });
        running.process.OutputDataReceived += (_, line) => running.Hear(line.Data);
        running.process.ErrorDataReceived += (_, line) => running.Hear(line.Data);
        running.process.Start();
        running.process.BeginOutputReadLine();
        running.process.BeginErrorReadLine();
        try
        {
            return (running, await running.listening.Task.WaitAsync(Patience));
        }
        catch (Exception exception)
        {
            await running.DisposeAsync();
            throw new InvalidOperationException($"{assembly} does not listen:\n{running.Log}", exception);
        }
    }

    /// <summary>Asks it to end, as an operator does, and waits until it has.</summary>
    public async Task EndAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    void Hear(string? line)
    {
        if (line is null)
        {
            listening.TrySetException(new InvalidOperationException("It has ended."));
            return;
        }

        lock (log)
            log.AppendLine(line);
        if (Listening().Match(line) is { Success: true } match)
            listening.TrySetResult(new(match.Groups[1].Value));
    }

    // In a log of JSON a quotation mark follows.
    [GeneratedRegex("istening on:? (https?://[^ \"]+)")]
    private static partial Regex Listening();

    [GeneratedRegex("Metrics and health are at (http://[^ \"]+)")]
    private static partial Regex Monitoring();
}
