using System.IO.Compression;
using Grpc.Net.Common.Internal;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>The options of a service, laid over those of all services.</summary>
sealed record MethodOptions(
    int? MaxSendMessageSize,
    int? MaxReceiveMessageSize,
    bool EnableDetailedErrors,
    string? ResponseCompressionAlgorithm,
    CompressionLevel ResponseCompressionLevel,
    IReadOnlyList<InterceptorRegistration> Interceptors)
{
    public static MethodOptions Create(GrpcServiceOptions all, GrpcServiceOptions service)
    {
        var encoding = service.ResponseCompressionAlgorithm ?? all.ResponseCompressionAlgorithm;
        if (encoding is not null && !MessageEncoding.IsKnown(encoding))
        {
            throw new InvalidOperationException(
                $"ResponseCompressionAlgorithm \"{encoding}\" is not known; use one of {MessageEncoding.Accepted}.");
        }

        return new(
            service.MaxSendMessageSize ?? all.MaxSendMessageSize,
            service.MaxReceiveMessageSizeSpecified ? service.MaxReceiveMessageSize
            : all.MaxReceiveMessageSizeSpecified ? all.MaxReceiveMessageSize
            : GrpcProtocol.DefaultMaxReceiveMessageSize,
            service.EnableDetailedErrors ?? all.EnableDetailedErrors ?? false,
            encoding == MessageEncoding.Identity ? null : encoding,
            service.ResponseCompressionLevel ?? all.ResponseCompressionLevel ?? CompressionLevel.Fastest,
            [.. all.Interceptors, .. service.Interceptors]);
    }
}
