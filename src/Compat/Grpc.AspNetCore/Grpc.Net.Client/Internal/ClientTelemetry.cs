using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;
using Grpc.Net.Common.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>Tells meters and traces how the calls of a channel went.</summary>
sealed class ClientTelemetry(IMeterFactory? meters, Uri address, TimeProvider time)
{
    const string Name = "Grpc.Net.Client";

    static readonly Meter Shared = new(Name);
    static readonly ActivitySource Source = new(Name);

    readonly Histogram<double> duration = RpcConventions.CreateDuration(
        meters?.Create(Name) ?? Shared, "rpc.client.call.duration", "Duration of outgoing calls.");

    /// <summary>When a call began, and its span, which the HTTP handler names to the server in traceparent; null when nobody listens.</summary>
    public (long? Begun, Activity? Span) Begin() =>
        (duration.Enabled ? time.GetTimestamp() : null, Source.StartActivity(Name + ".GrpcOut", ActivityKind.Client));

    public void End(IMethod method, Status status, long? begun, Activity? span)
    {
        var isError = status.StatusCode != StatusCode.OK;
        if (begun is { } start)
        {
            var tags = RpcConventions.Tags(RpcConventions.MethodOf(method), status.StatusCode, isError);
            tags.Add("server.address", address.Host);
            tags.Add("server.port", address.Port);
            duration.Record(time.GetElapsedTime(start).TotalSeconds, tags);
        }

        if (span is not null)
        {
            End(span, method, status, isError);
        }
    }

    void End(Activity span, IMethod method, Status status, bool isError)
    {
        if (span.IsAllDataRequested)
        {
            RpcConventions.Describe(span, RpcConventions.MethodOf(method), status, isError);
            span.SetTag("server.address", address.Host);
            span.SetTag("server.port", address.Port);
        }

        // Stopping makes the span's parent the current one, but it may be stopped by whoever disposes of the call, in another span.
        var current = Activity.Current;
        span.Stop();
        if (current != span)
        {
            Activity.Current = current;
        }
    }
}
