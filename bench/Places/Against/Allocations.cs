using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace Map.Bench.Places.Against;

/// <summary>Counts the bytes that a .NET process allocates, by the runtime's counter alloc-rate.</summary>
sealed class Allocations : IDisposable
{
    readonly EventPipeSession session;
    readonly EventPipeEventSource source;
    readonly Task reading;
    readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long bytes;

    public Allocations(int processId)
    {
        session = new DiagnosticsClient(processId).StartEventPipeSession(
            [
                new EventPipeProvider(
                    "System.Runtime", EventLevel.Informational, 0, new Dictionary<string, string> { ["EventCounterIntervalSec"] = "1" }),
            ],
            requestRundown: false);
        source = new EventPipeEventSource(session.EventStream);
        source.Dynamic.All += Read;
        reading = Task.Run(source.Process);
    }

    /// <summary>Completed by the first report, which a process that is busy gives late: what it allocates before would be missed.</summary>
    public Task Started => first.Task;

    /// <summary>The bytes allocated until now, as far as the counter has been reported: once a second.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    public void Dispose()
    {
        session.Stop();
        reading.Wait();
        source.Dispose();
        session.Dispose();
    }

    void Read(TraceEvent traced)
    {
        if (traced.EventName != "EventCounters") return;
        var payload = (IDictionary<string, object>)((IDictionary<string, object>)traced.PayloadValue(0))["Payload"];
        if ((string)payload["Name"] != "alloc-rate") return;
        Interlocked.Add(ref bytes, (long)(double)payload["Increment"]);
        first.TrySetResult();
    }
}
