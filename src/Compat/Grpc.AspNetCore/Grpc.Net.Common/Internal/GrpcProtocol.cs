namespace Grpc.Net.Common.Internal;

/// <summary>The names of the protocol on the wire: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md</summary>
static class GrpcProtocol
{
    public const string ContentType = "application/grpc";
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";

    /// <summary>Among a call's headers, asks the client to compress its requests; never sent.</summary>
    public const string EncodingRequest = "grpc-internal-encoding-request";

    public const int FrameHeaderSize = 5;

    public const int DefaultMaxReceiveMessageSize = 4 * 1024 * 1024;

    /// <summary>application/grpc, application/grpc+proto and the like, with or without parameters; not application/grpc-web.</summary>
    public static bool IsGrpcContentType(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == ContentType.Length || contentType[ContentType.Length] is ';' or '+');

    /// <summary>Headers of the protocol itself, which metadata neither shows nor sets.</summary>
    public static bool IsReserved(string name)
    {
        if (name.StartsWith(':'))
        {
            return true;
        }

        return name.Length switch
        {
            2 => Is(name, "te"),
            4 => Is(name, "host"),
            10 => Is(name, "connection"),
            11 => Is(name, Status),
            12 => Is(name, Message) || Is(name, Timeout) || Is(name, "content-type"),
            13 => Is(name, Encoding),
            14 => Is(name, "content-length"),
            15 => Is(name, "accept-encoding"),
            16 => Is(name, "content-encoding"),
            17 => Is(name, "transfer-encoding"),
            20 => Is(name, AcceptEncoding),
            30 => Is(name, EncodingRequest),
            _ => false,
        };

        static bool Is(string name, string reserved) => name.Equals(reserved, StringComparison.OrdinalIgnoreCase);
    }
}
