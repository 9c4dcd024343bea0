using System.Diagnostics;
using OpenTelemetry;

namespace Map.Telemetry;

/// <summary>
/// Removes from every span the attributes that may reveal what a caller requested, where they looked, or who they are. It is a list of what
/// stays, so that a new release of a library cannot add an attribute unnoticed.
/// </summary>
sealed class PrivateSpans : BaseProcessor<Activity>
{
    // No path: that of a tile reveals where a person looks. No SQL statement. A route is only the pattern of a path.
    static readonly HashSet<string> Kept =
    [
        "db.namespace", "db.response.status_code", "db.system.name",
        "error.type",
        "http.request.method", "http.request.resend_count", "http.response.status_code", "http.route",
        "network.protocol.version",
        "rpc.method", "rpc.response.status_code", "rpc.system.name",
        "url.scheme",
    ];

    // Only for outgoing calls. In a server span they come from the caller's Host header.
    static readonly HashSet<string> KeptOfCalls = ["server.address", "server.port"];

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.ToList())
        {
            if (!Kept.Contains(name) && !(data.Kind == ActivityKind.Client && KeptOfCalls.Contains(name)))
                data.SetTag(name, null);
        }

        // The description of the status may be the text of an exception, which may quote the request; tracestate comes from the caller.
        data.SetStatus(data.Status);
        data.TraceStateString = null;
    }
}
