using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Map.Web.Tests.Wire;

/// <summary>A network namespace of Linux with nothing but a loopback: no route leads out of it. The browser runs in it, and reaches the
/// gateway by a proxy that listens inside and connects outside; without the proxy there is no network at all.</summary>
sealed class NetworkNamespace : IDisposable
{
    const int NetworkKind = 0x40000000;

    readonly string name = $"map-{Environment.ProcessId}-{Interlocked.Increment(ref count)}";
    static int count;

    NetworkNamespace()
    {
        Run("ip", "netns", "add", name);
        Run("ip", "-n", name, "link", "set", "lo", "up");
        Program = Path.Combine(Path.GetTempPath(), name + ".sh");
        File.WriteAllText(Program, $"#!/bin/sh\nexec ip netns exec {name} {Running.Chromium.Program} \"$@\"\n");
        File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Why there can be none here; null when there can. Making one needs root.</summary>
    public static string? Missing { get; } = Environment.IsPrivilegedProcess && File.Exists("/usr/sbin/ip")
        ? null
        : "A network namespace needs root and Debian's iproute2.";

    /// <summary>The browser, as a program that runs in here.</summary>
    public string Program { get; }

    public static NetworkNamespace Create() => new();

    /// <summary>A socket that is bound to a port of the loopback in here; zero for a free one.</summary>
    public Socket Listener(int port = 0)
    {
        Socket? socket = null;
        // A socket belongs to the namespace of the thread that makes it, so the thread enters and is not used for anything else.
        var thread = new Thread(() =>
        {
            using var file = File.OpenHandle($"/run/netns/{name}");
            if (SetNamespace((int)file.DangerousGetHandle(), NetworkKind) != 0)
                throw new Win32Exception();
            socket = CountingProxy.Listener(port);
        });
        thread.Start();
        thread.Join();
        return socket!;
    }

    public void Dispose()
    {
        File.Delete(Program);
        Run("ip", "netns", "delete", name);
    }

    static void Run(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {errors}");
    }

    // DllImport and not LibraryImport: two integers need no generated code, which would need unsafe blocks.
    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    static extern int SetNamespace(int file, int kind);
}
