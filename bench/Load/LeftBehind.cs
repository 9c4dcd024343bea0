using System.Runtime.InteropServices;

namespace Map.Bench.Load;

/// <summary>What a benchmark has started and must stop, also when it fails or is interrupted: servers that go on running would disturb the
/// next measurement.</summary>
public static class LeftBehind
{
    static readonly List<Func<Task>> Stops = [];

    /// <summary>Notes how to stop what is about to be started. It may have been stopped already by then: twice must be harmless.</summary>
    public static void Note(Func<Task> stop)
    {
        lock (Stops) Stops.Add(stop);
    }

    public static T Note<T>(T started)
        where T : IAsyncDisposable
    {
        Note(() => started.DisposeAsync().AsTask());
        return started;
    }

    /// <summary>Runs a benchmark and stops what it has started, the last first, however it ends.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> benchmark)
    {
        var interrupted = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        try
        {
            return await await Task.WhenAny(benchmark(), interrupted.Task);
        }
        finally
        {
            await StopAsync();
        }

        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interrupted.TrySetResult(128 + (signal.Signal == PosixSignal.SIGINT ? 2 : 15));
        }
    }

    static async Task StopAsync()
    {
        List<Func<Task>> all;
        lock (Stops) all = [.. Stops];
        foreach (var stop in Enumerable.Reverse(all)) await stop();
    }
}
