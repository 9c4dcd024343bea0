using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;

namespace Map.Telemetry;

/// <summary>Adds OpenTelemetry's attribute names to those of the gRPC libraries.</summary>
sealed class RpcNames : BaseProcessor<Activity>
{
    // Indexed by gRPC status code.
    static readonly string[] Codes =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS",
        "UNAUTHENTICATED",
    ];

    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem("grpc.method") is not string path)
            return;
        var method = path.TrimStart('/');
        data.DisplayName = method;
        data.SetTag("rpc.system.name", "grpc");
        data.SetTag("rpc.method", method);
        if (int.TryParse(data.GetTagItem("grpc.status_code") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            data.SetTag("rpc.response.status_code", Codes.ElementAtOrDefault(code));
    }
}
