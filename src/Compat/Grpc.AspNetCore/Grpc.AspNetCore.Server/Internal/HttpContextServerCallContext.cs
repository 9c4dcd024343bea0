using Grpc.Core;
using Grpc.Net.Common.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>A call over HTTP: what its service sees of it. How it begins, writes and ends is in the other parts of the class.</summary>
sealed partial class HttpContextServerCallContext(HttpContext http, CallEnvironment environment) : ServerCallContext
{
    Metadata? requestHeaders;
    Metadata? responseTrailers;
    AuthContext? authContext;
    List<object>? owned;

    public HttpContext HttpContext => http;

    protected override string MethodCore => http.Request.Path.Value!;

    protected override string HostCore => http.Request.Host.Value ?? "";

    protected override string PeerCore => PeerAddress.Of(http.Connection);

    protected override DateTime DeadlineCore => deadline;

    protected override CancellationToken CancellationTokenCore => cancellationToken;

    protected override Metadata RequestHeadersCore => requestHeaders ??= ReadHeaders(http.Request.Headers);

    protected override Metadata ResponseTrailersCore => responseTrailers ??= [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore => authContext ??= PeerAddress.Authenticate(http.Connection);

    /// <summary>
    /// To be disposed of when the call ends, rather than when the method returns, so that what makes it need not be asynchronous.
    /// </summary>
    public void Own(object instance)
    {
        if (instance is IDisposable or IAsyncDisposable)
        {
            (owned ??= []).Add(instance);
        }
    }

    static Metadata ReadHeaders(IHeaderDictionary headers)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                MetadataWire.Add(metadata, name, value);
            }
        }

        return metadata;
    }

    static void Append(IHeaderDictionary headers, Metadata metadata)
    {
        foreach (var entry in metadata)
        {
            if (!GrpcProtocol.IsReserved(entry.Key))
            {
                headers[entry.Key] = StringValues.Concat(headers[entry.Key], MetadataWire.ToHeader(entry));
            }
        }
    }
}
