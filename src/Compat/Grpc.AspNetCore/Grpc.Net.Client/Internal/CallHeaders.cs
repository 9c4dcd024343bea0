using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using Grpc.Core;
using Grpc.Net.Common.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>Headers of calls, there and back.</summary>
static class CallHeaders
{
    static readonly string UserAgent =
        $"grpc-dotnet-map/{typeof(CallHeaders).Assembly.GetName().Version?.ToString(3)} ({RuntimeInformation.FrameworkDescription})";

    /// <summary>The headers of the call's options, and of its credentials.</summary>
    public static ValueTask<Metadata?> CollectAsync(GrpcCall call, IMethod method)
    {
        var channelCredentials = call.Channel.ChannelCredentials.CallCredentials;
        var callCredentials = call.Options.Credentials;
        if (channelCredentials is null && callCredentials is null)
        {
            return new ValueTask<Metadata?>(call.Options.Headers);
        }

        if (!call.Channel.SendsCallCredentials)
        {
            call.Channel.Logger.CredentialsNotSent(method.FullName);
            return new ValueTask<Metadata?>(call.Options.Headers);
        }

        return Collect([.. channelCredentials?.Interceptors ?? [], .. callCredentials?.Interceptors ?? []]);

        async ValueTask<Metadata?> Collect(IReadOnlyList<AsyncAuthInterceptor> interceptors)
        {
            var headers = new Metadata();
            foreach (var entry in call.Options.Headers ?? [])
            {
                headers.Add(entry);
            }

            var serviceUrl = new Uri(call.Channel.Address, "/" + method.ServiceName).ToString();
            var context = new AuthInterceptorContext(serviceUrl, method.Name, call.CancellationToken);
            foreach (var interceptor in interceptors)
            {
                await interceptor(context, headers).ConfigureAwait(false);
            }

            return headers;
        }
    }

    public static string? RequestEncoding(Metadata? headers)
    {
        if (headers?.GetValue(GrpcProtocol.EncodingRequest) is not { } encoding)
        {
            return null;
        }

        if (!MessageEncoding.IsKnown(encoding))
        {
            throw new RpcException(new Status(
                StatusCode.Internal,
                $"{GrpcProtocol.EncodingRequest} \"{encoding}\" is not known; use one of {MessageEncoding.Accepted}."));
        }

        return encoding == MessageEncoding.Identity ? null : encoding;
    }

    public static HttpRequestMessage CreateRequest(
        GrpcChannel channel, IMethod method, Metadata? headers, string? encoding, TimeSpan? timeout)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, channel.AddressOf(method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TryAddWithoutValidation("te", "trailers");
        request.Headers.TryAddWithoutValidation("user-agent", UserAgent);
        request.Headers.TryAddWithoutValidation(GrpcProtocol.AcceptEncoding, MessageEncoding.Accepted);
        if (encoding is not null)
        {
            request.Headers.TryAddWithoutValidation(GrpcProtocol.Encoding, encoding);
        }

        if (timeout is { } remaining)
        {
            request.Headers.TryAddWithoutValidation(GrpcProtocol.Timeout, GrpcTimeout.Encode(remaining));
        }

        foreach (var entry in headers ?? Metadata.Empty)
        {
            if (!GrpcProtocol.IsReserved(entry.Key))
            {
                request.Headers.TryAddWithoutValidation(entry.Key, MetadataWire.ToHeader(entry));
            }
        }

        return request;
    }

    /// <summary>Why a response is not one of gRPC, if it is not.</summary>
    public static Status? ProblemOf(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return FailureStatus.Of(response.StatusCode);
        }

        response.Content.Headers.NonValidated.TryGetValues("content-type", out var values);
        var contentType = values.Count > 0 ? values.ToString() : null;
        return GrpcProtocol.IsGrpcContentType(contentType)
            ? null
            : new Status(StatusCode.Unknown, $"Bad gRPC response. Invalid content-type value: {contentType ?? "none"}");
    }

    public static Status? StatusOf(HttpHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues(GrpcProtocol.Status, out var values))
        {
            return null;
        }

        var message = headers.NonValidated.TryGetValues(GrpcProtocol.Message, out var messages) ? messages.ToString() : "";
        // A code that is not among those known is UNKNOWN, as the protocol asks.
        return int.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? new Status(code <= (int)StatusCode.Unauthenticated ? (StatusCode)code : StatusCode.Unknown, PercentEncoding.Decode(message))
            : new Status(StatusCode.Unknown, $"The response has a grpc-status that is not a number: \"{values}\".");
    }

    public static string? EncodingOf(HttpHeaders headers)
    {
        var encoding = headers.NonValidated.TryGetValues(GrpcProtocol.Encoding, out var values) ? values.ToString() : null;
        return encoding is null || MessageEncoding.IsKnown(encoding) ? encoding : throw WireFault.UnknownEncoding(encoding);
    }

    public static Metadata ToMetadata(HttpHeaders headers)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in headers.NonValidated)
        {
            foreach (var value in values)
            {
                MetadataWire.Add(metadata, name, value);
            }
        }

        return metadata;
    }
}
