using Google.Rpc;
using Grpc.Core;
using Map.V1;

namespace Map.Service.Errors;

/// <summary>The one table from a reason to its gRPC status and its name on the wire.</summary>
public static class ErrorCatalogue
{
    const string Domain = "map";

    const string Prefix = "ERROR_REASON_";

    public static StatusCode StatusOf(ErrorReason reason) => reason switch
    {
        ErrorReason.InvalidArgument or ErrorReason.InvalidPageToken => StatusCode.InvalidArgument,
        ErrorReason.NotFound => StatusCode.NotFound,
        ErrorReason.Conflict => StatusCode.Aborted,
        ErrorReason.Unauthenticated => StatusCode.Unauthenticated,
        ErrorReason.PermissionDenied => StatusCode.PermissionDenied,
        ErrorReason.TooLarge => StatusCode.ResourceExhausted,
        ErrorReason.DeadlineExceeded => StatusCode.DeadlineExceeded,
        ErrorReason.Unavailable => StatusCode.Unavailable,
        _ => StatusCode.Internal,
    };

    public static ErrorInfo InfoOf(ErrorReason reason) => new() { Domain = Domain, Reason = NameOf(reason) };

    public static string NameOf(ErrorReason reason) =>
        ErrorsReflection.Descriptor.EnumTypes[0].FindValueByNumber((int)reason).Name[Prefix.Length..];
}
