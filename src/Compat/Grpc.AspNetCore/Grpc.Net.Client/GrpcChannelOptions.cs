using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.Net.Client;

public sealed class GrpcChannelOptions
{
    /// <summary>How to connect; unless set, the scheme of the address decides.</summary>
    public ChannelCredentials? Credentials { get; set; }

    /// <summary>The largest request in bytes; null for no limit.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>The largest reply in bytes, 4 MB unless set; null for no limit.</summary>
    public int? MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Makes the HTTP calls in place of a handler of the channel's own.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Makes the HTTP calls in place of a handler of the channel's own.</summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>Dispose of the given client or handler with the channel.</summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>
    /// Throw <see cref="OperationCanceledException"/> rather than <see cref="RpcException"/> when the caller cancels or its deadline
    /// passes.
    /// </summary>
    public bool ThrowOperationCanceledOnCancellation { get; set; }

    /// <summary>Send call credentials over connections without TLS, where whoever listens can read them.</summary>
    public bool UnsafeUseInsecureChannelCallCredentials { get; set; }

    public IServiceProvider? ServiceProvider { get; set; }
}
