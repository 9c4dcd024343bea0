using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;

namespace Grpc.Net.Common.Internal;

/// <summary>
/// OpenTelemetry's names for remote calls, in the release candidate of its semantic conventions:
/// opentelemetry.io/docs/specs/semconv/rpc.
/// </summary>
static class RpcConventions
{
    /// <summary>Stands for methods that nobody implements, of which callers can invent any number.</summary>
    public const string OtherMethod = "_OTHER";

    const string System = "rpc.system.name";
    const string Method = "rpc.method";
    const string StatusCodeName = "rpc.response.status_code";
    const string ErrorType = "error.type";

    // As the conventions advise.
    static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    };

    public static Histogram<double> CreateDuration(Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, tags: null, Seconds);

    /// <summary>package.Service/Method, from the path of the request.</summary>
    public static string MethodOf(IMethod method) => method.FullName.TrimStart('/');

    public static TagList Tags(string method, StatusCode status, bool isError)
    {
        var tags = new TagList { { System, "grpc" }, { Method, method }, { StatusCodeName, NameOf(status) } };
        if (isError)
        {
            tags.Add(ErrorType, NameOf(status));
        }

        return tags;
    }

    /// <summary>Writes down on a span how the call went.</summary>
    public static void Describe(Activity activity, string method, Status status, bool isError)
    {
        activity.DisplayName = method;
        foreach (var (name, value) in Tags(method, status.StatusCode, isError))
        {
            activity.SetTag(name, value);
        }

        if (isError)
        {
            activity.SetStatus(ActivityStatusCode.Error, status.Detail);
        }
    }

    /// <summary>Whether it is the server that has failed, rather than its caller.</summary>
    public static bool IsServerError(StatusCode status) => status
        is StatusCode.Unknown
        or StatusCode.DeadlineExceeded
        or StatusCode.Unimplemented
        or StatusCode.Internal
        or StatusCode.Unavailable
        or StatusCode.DataLoss;

    static string NameOf(StatusCode status) => status switch
    {
        StatusCode.OK => "OK",
        StatusCode.Cancelled => "CANCELLED",
        StatusCode.Unknown => "UNKNOWN",
        StatusCode.InvalidArgument => "INVALID_ARGUMENT",
        StatusCode.DeadlineExceeded => "DEADLINE_EXCEEDED",
        StatusCode.NotFound => "NOT_FOUND",
        StatusCode.AlreadyExists => "ALREADY_EXISTS",
        StatusCode.PermissionDenied => "PERMISSION_DENIED",
        StatusCode.ResourceExhausted => "RESOURCE_EXHAUSTED",
        StatusCode.FailedPrecondition => "FAILED_PRECONDITION",
        StatusCode.Aborted => "ABORTED",
        StatusCode.OutOfRange => "OUT_OF_RANGE",
        StatusCode.Unimplemented => "UNIMPLEMENTED",
        StatusCode.Internal => "INTERNAL",
        StatusCode.Unavailable => "UNAVAILABLE",
        StatusCode.DataLoss => "DATA_LOSS",
        StatusCode.Unauthenticated => "UNAUTHENTICATED",
        _ => ((int)status).ToString(global::System.Globalization.CultureInfo.InvariantCulture),
    };
}
