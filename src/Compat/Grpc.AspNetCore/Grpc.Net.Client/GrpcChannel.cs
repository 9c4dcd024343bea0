using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Grpc.Core;
using Grpc.Net.Client.Balancer.Internal;
using Grpc.Net.Client.Internal;
using Grpc.Net.Client.Internal.Retry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grpc.Net.Client;

/// <summary>Connections to one address, opened when needed; many clients and threads share a channel.</summary>
public sealed class GrpcChannel : ChannelBase, IDisposable
{
    readonly HttpMessageInvoker http;
    readonly bool disposeHttp;
    readonly BalancedTransport? balanced;
    readonly ReadyWait readyWait;
    readonly CancellationTokenSource shutdown = new();
    readonly ConcurrentDictionary<IMethod, Uri> methodAddresses = new(ReferenceEqualityComparer.Instance);
    readonly CallInvoker callInvoker;
    int disposed;

    GrpcChannel(Uri target, Uri address, GrpcChannelOptions options) : base(address.Authority)
    {
        Address = address;
        MaxSendMessageSize = options.MaxSendMessageSize;
        MaxReceiveMessageSize = options.MaxReceiveMessageSize;
        ThrowOperationCanceledOnCancellation = options.ThrowOperationCanceledOnCancellation;
        (http, var handler, disposeHttp) = CreateHttp(options);
        Time = options.Time;
        Telemetry = new ClientTelemetry(options.ServiceProvider?.GetService(typeof(IMeterFactory)) as IMeterFactory, address, Time);
        var loggers = options.LoggerFactory ?? NullLoggerFactory.Instance;
        Logger = loggers.CreateLogger("Grpc.Net.Client.Internal.GrpcCall");
        ChannelCredentials = CheckCredentials(address, options.Credentials);
        Retries = ChannelRetries.From(options);
        readyWait = new ReadyWait(this, options);
        SendsCallCredentials = ChannelCredentials.IsSecure || options.UnsafeUseInsecureChannelCallCredentials;
        if (ChannelCredentials.CallCredentials is not null && !SendsCallCredentials)
        {
            throw new InvalidOperationException(
                "Call credentials need a channel with TLS; set UnsafeUseInsecureChannelCallCredentials to send them in the clear.");
        }

        if (!IsOneAddress(target))
        {
            balanced = ChannelTarget.CreateTransport(target, http, handler, options, loggers);
        }

        callInvoker = new HttpClientCallInvoker(this);
    }

    /// <summary>For calls that are tried again; null when no method is configured so.</summary>
    internal ChannelRetries? Retries { get; }

    internal Uri Address { get; }

    internal int? MaxSendMessageSize { get; }

    internal int? MaxReceiveMessageSize { get; }

    internal bool ThrowOperationCanceledOnCancellation { get; }

    internal TimeProvider Time { get; }

    internal ClientTelemetry Telemetry { get; }

    internal ILogger Logger { get; }

    internal ChannelCredentials ChannelCredentials { get; }

    internal bool SendsCallCredentials { get; }

    /// <summary>Cancelled when the channel is disposed of, which ends the calls under way.</summary>
    internal CancellationToken Shutdown => shutdown.Token;

    internal bool IsDisposed => disposed != 0;

    public static GrpcChannel ForAddress(string address) => ForAddress(address, new GrpcChannelOptions());

    public static GrpcChannel ForAddress(string address, GrpcChannelOptions channelOptions) =>
        ForAddress(new Uri(address), channelOptions);

    public static GrpcChannel ForAddress(Uri address) => ForAddress(address, new GrpcChannelOptions());

    /// <param name="address">
    /// Such as <c>http://127.0.0.1:5081</c> (HTTP/2 without TLS) or <c>https://places.example</c>; for several addresses
    /// <c>dns:///places:5081</c>, or <c>static:///places</c> with a <see cref="Balancer.StaticResolverFactory"/> among the services.
    /// </param>
    /// <param name="channelOptions">The options.</param>
    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(channelOptions);
        if (!address.IsAbsoluteUri)
        {
            throw new ArgumentException(
                $"The address \"{address}\" is not of the form http://host:port or https://host:port.", nameof(address));
        }

        return new GrpcChannel(
            address, IsOneAddress(address) ? address : ChannelTarget.BaseAddressOf(address, channelOptions), channelOptions);
    }

    public override CallInvoker CreateCallInvoker()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return callInvoker;
    }

    internal Uri AddressOf(IMethod method) =>
        methodAddresses.GetOrAdd(method, static (method, channel) => new Uri(channel.Address, method.FullName), this);

    /// <summary>Returns with the headers, while the body is still to come.</summary>
    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool waitForReady, CancellationToken cancellationToken) =>
        balanced is not null ? balanced.SendAsync(request, waitForReady, cancellationToken)
        : waitForReady ? readyWait.SendAsync(request, cancellationToken)
        : SendAsync(request, cancellationToken);

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        http is HttpClient client
            ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : http.SendAsync(request, cancellationToken);

    /// <summary>Cancels the calls under way and closes the channel's own connections.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        shutdown.Cancel();
        balanced?.Dispose();
        if (disposeHttp)
        {
            http.Dispose();
        }
    }

    protected override Task ShutdownAsyncCore()
    {
        Dispose();
        return Task.CompletedTask;
    }

    static bool IsOneAddress(Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;

    static (HttpMessageInvoker Http, HttpMessageHandler? Handler, bool Dispose) CreateHttp(GrpcChannelOptions options)
    {
        if (options.HttpClient is not null && options.HttpHandler is not null)
        {
            throw new ArgumentException("Give the channel an HttpClient or an HttpHandler, not both.", nameof(options));
        }

        if (options.HttpClient is { } client)
        {
            return (client, null, options.DisposeHttpClient);
        }

        var dispose = options.HttpHandler is null || options.DisposeHttpClient;
        var handler = options.HttpHandler ?? HttpHandlerFactory.CreatePrimaryHandler();
        return (new HttpMessageInvoker(handler, dispose), handler, dispose);
    }

    static ChannelCredentials CheckCredentials(Uri address, ChannelCredentials? credentials)
    {
        var isTls = address.Scheme == Uri.UriSchemeHttps;
        if (credentials is null)
        {
            return isTls ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure;
        }

        if (credentials.IsSecure != isTls)
        {
            throw new InvalidOperationException(
                $"The channel's credentials {(credentials.IsSecure ? "need TLS" : "are without TLS")}, but its address is {address}.");
        }

        return credentials;
    }
}
