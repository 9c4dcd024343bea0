using System.IO.Compression;

namespace Grpc.AspNetCore.Server;

/// <summary>What holds for all services, unless the options of one say otherwise.</summary>
public class GrpcServiceOptions
{
    /// <summary>The largest reply in bytes; null for no limit.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>The largest request in bytes, 4 MB unless set; null for no limit.</summary>
    public int? MaxReceiveMessageSize
    {
        get;
        set => (field, MaxReceiveMessageSizeSpecified) = (value, true);
    }

    /// <summary>Tell callers the message of an unexpected exception; for development only.</summary>
    public bool? EnableDetailedErrors { get; set; }

    /// <summary>The encoding of replies, such as gzip, for callers that accept it; null to send them as they are.</summary>
    public string? ResponseCompressionAlgorithm { get; set; }

    public CompressionLevel? ResponseCompressionLevel { get; set; }

    public InterceptorCollection Interceptors { get; } = [];

    /// <summary>Leave calls to services that are not there to what follows, rather than answer UNIMPLEMENTED.</summary>
    public bool? IgnoreUnknownServices { get; set; }

    internal bool MaxReceiveMessageSizeSpecified { get; private set; }
}
