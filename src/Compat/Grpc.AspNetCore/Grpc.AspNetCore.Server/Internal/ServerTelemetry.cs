using System.Diagnostics.Metrics;
using Grpc.Core;
using Grpc.Net.Common.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Tells meters and traces how calls went. A call is the web server's own span, which has read the caller's traceparent.</summary>
sealed class ServerTelemetry(IMeterFactory meters)
{
    readonly Histogram<double> duration = RpcConventions.CreateDuration(
        meters.Create("Grpc.AspNetCore.Server"), "rpc.server.call.duration", "Duration of incoming calls.");

    /// <summary>When a call began; null when nobody measures.</summary>
    public long? Begin(TimeProvider time) => duration.Enabled ? time.GetTimestamp() : null;

    public void End(HttpContext http, string method, Status status, long? begun, TimeProvider time)
    {
        var isError = RpcConventions.IsServerError(status.StatusCode);
        if (begun is { } start)
        {
            duration.Record(time.GetElapsedTime(start).TotalSeconds, RpcConventions.Tags(method, status.StatusCode, isError));
        }

        if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
        {
            RpcConventions.Describe(activity, method, status, isError);
        }
    }
}
