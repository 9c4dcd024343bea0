using Grpc.Core;
using Grpc.Net.Client.Configuration;
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

    /// <summary>How the calls are balanced and tried again.</summary>
    public ServiceConfig? ServiceConfig { get; set; }

    /// <summary>The most attempts of any call, whatever its retry policy; null for no limit.</summary>
    public int? MaxRetryAttempts { get; set; } = 5;

    /// <summary>How many bytes of requests all calls together keep to send them again, 16 MB unless set; null for no limit.</summary>
    public long? MaxRetryBufferSize { get; set; } = 16 * 1024 * 1024;

    /// <summary>How many bytes of requests one call keeps to send them again, 1 MB unless set; with more it is tried no more.</summary>
    public long? MaxRetryBufferPerCallSize { get; set; } = 1024 * 1024;

    /// <summary>About how long to wait before connecting anew to a server that could not be reached; longer each time.</summary>
    public TimeSpan InitialReconnectBackoff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>About the longest to wait before connecting anew, 2 minutes unless set; null for no limit.</summary>
    public TimeSpan? MaxReconnectBackoff { get; set; } = TimeSpan.FromSeconds(120);

    internal TimeProvider Time => ServiceProvider?.GetService(typeof(TimeProvider)) as TimeProvider ?? TimeProvider.System;

    // Spreads callers over time, and is nobody's secret.
#pragma warning disable RS0030
    internal Random Random { get; set; } = Random.Shared;
#pragma warning restore RS0030
}
