using Map.Gateway.Http.Https;

namespace Map.Gateway.PublicCalls;

/// <summary>Whether programs may call the contract by gRPC.</summary>
/// <param name="Url">Where; null: nowhere.</param>
public sealed record PublicCallsSettings(Uri? Url)
{
    public const string Key = "MAP_GRPC_URL";

    const string Example = "http://127.0.0.1:5082";

    public static PublicCallsSettings From(IConfiguration configuration, IReadOnlyList<Uri> listen, List<string> faults)
    {
        if (configuration[Key] is not { Length: > 0 } text)
            return new(Url: null);
        // The port has to be known, because it alone speaks HTTP/2.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || !ListenSettings.IsServer(url) || url.Scheme != Uri.UriSchemeHttp || url.Port == 0)
            faults.Add($"{Key} is \"{text[(text.LastIndexOf('@') + 1)..]}\". Give an address with http and a port, without a path, such as {Example}; a proxy before it has the TLS.");
        else if (listen.Any(address => address.Port == url.Port))
            faults.Add($"{Key} has the port of {GatewaySettings.ListenKey}. Without TLS a port speaks HTTP/1.1 or HTTP/2: give another one, such as {Example}.");
        else
            return new(url);
        return new(Url: null);
    }
}
