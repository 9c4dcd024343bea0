using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace Map.Telemetry;

/// <summary>Where a process sends its metrics and traces, from OpenTelemetry's standard environment variables.</summary>
/// <param name="Endpoint">The collector's address, without the path of a signal.</param>
/// <param name="Protocol">The OTLP transport.</param>
public sealed record TelemetrySettings(Uri Endpoint, OtlpExportProtocol Protocol)
{
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string ProtocolKey = "OTEL_EXPORTER_OTLP_PROTOCOL";

    const string Grpc = "grpc";
    const string HttpProtobuf = "http/protobuf";

    /// <summary>Null when there is no endpoint: telemetry is off.</summary>
    /// <param name="faults">Receives a message for each wrong setting.</param>
    public static TelemetrySettings? From(IConfiguration configuration, ICollection<string> faults)
    {
        var protocol = configuration[ProtocolKey] is { Length: > 0 } given ? given : Grpc;
        if (protocol is not (Grpc or HttpProtobuf))
            faults.Add($"{ProtocolKey} is \"{protocol}\"; allowed: {Grpc}, {HttpProtobuf}.");
        if (configuration[EndpointKey] is not { Length: > 0 } address)
            return null;
        if (Uri.TryCreate(address, UriKind.Absolute, out var url) && IsCollector(url))
            return new(url, protocol == Grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf);
        // The part before an @ may be a password, and the message is logged.
        faults.Add($"{EndpointKey} is \"{address[(address.LastIndexOf('@') + 1)..]}\". Give an address without a user, such as "
            + "http://127.0.0.1:4317, or leave it out to measure nothing.");
        return null;
    }

    /// <summary>The address for one signal.</summary>
    /// <param name="path">The path that OTLP over HTTP adds: <c>v1/traces</c>.</param>
    public Uri AddressOf(string path) =>
        Protocol == OtlpExportProtocol.Grpc ? Endpoint : new(Endpoint.AbsoluteUri.TrimEnd('/') + "/" + path);

    static bool IsCollector(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0;
}
