using System.Diagnostics;
using OpenTelemetry;

namespace Map.Telemetry;

/// <summary>
/// Takes from every span what may tell of a caller: what they asked for, where they looked, who and where they are. What stays is named
/// here, so that nothing new comes in with a new release of a library.
/// </summary>
sealed class PrivateSpans : BaseProcessor<Activity>
{
    // Neither a path, in which a tile is a place that somebody looks at, nor a statement. A route is the pattern of a path.
    static readonly HashSet<string> Kept =
    [
        "db.namespace", "db.response.status_code", "db.system.name",
        "error.type",
        "http.request.method", "http.request.resend_count", "http.response.status_code", "http.route",
        "network.protocol.version",
        "rpc.method", "rpc.response.status_code", "rpc.system.name",
        "url.scheme",
    ];

    // Of what the process itself calls. On the other side they are what a caller wrote into the header Host.
    static readonly HashSet<string> KeptOfCalls = ["server.address", "server.port"];

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.ToList())
        {
            if (!Kept.Contains(name) && !(data.Kind == ActivityKind.Client && KeptOfCalls.Contains(name)))
                data.SetTag(name, null);
        }

        // The text of an exception may quote what was asked for; a caller's own state is nobody else's business.
        data.SetStatus(data.Status);
        data.TraceStateString = null;
    }
}
