using System.Runtime.InteropServices;

namespace Map.Cli;

/// <summary>Signals to other processes, which .NET itself cannot send.</summary>
static class Signal
{
    const int SIGKILL = 9;
    const int SIGTERM = 15;

    /// <summary>Asks a process to stop.</summary>
    public static void Terminate(int pid) => Send(pid, SIGTERM);

    public static void Kill(int pid) => Send(pid, SIGKILL);

    // DllImport and not LibraryImport: two integers need no generated code, which would need unsafe blocks.
    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    static extern int Send(int pid, int signal);
}
