using System.Diagnostics;

namespace Map.Bench.Load;

static class ChildProcess
{
    /// <summary>Kills a process of ours and waits for its end; harmless when it has ended, and when it is repeated.</summary>
    public static async Task StopAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }
}
