using Map.Gateway.GraphQL.Operations;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Https;
using Map.Gateway.Http.Limits;
using Map.Gateway.Pages.Drawing;
using Map.Gateway.Pages.Exit;
using Map.Gateway.PublicCalls;
using Map.Gateway.Upstream;
using Map.Telemetry;
using Map.Tls;

namespace Map.Gateway;

/// <summary>The gateway's configuration, checked once at start.</summary>
/// <param name="Listen">Where it listens.</param>
/// <param name="Service">Where Map.Service is.</param>
/// <param name="Operations">Which operations are stored, and whether others are executed.</param>
/// <param name="Callers">The limits of each caller.</param>
/// <param name="Overload">The limits of all callers together.</param>
/// <param name="Connections">How many connections may be open.</param>
/// <param name="Calls">Whether programs may call by gRPC.</param>
/// <param name="Cache">How much memory cached responses may take.</param>
/// <param name="Exit">Where "Leave this page" leads.</param>
/// <param name="Streets">The operator's map with streets, if there is one.</param>
/// <param name="Telemetry">Where metrics and traces go; null: nowhere.</param>
/// <param name="Admin">Where metrics and health are served; null: nowhere.</param>
/// <param name="Log">How the log is written.</param>
public sealed record GatewaySettings(
    ListenSettings Listen, ServiceAddress Service, OperationSettings Operations, CallerLimitSettings Callers, OverloadSettings Overload, ConnectionSettings Connections, PublicCallsSettings Calls,
    CacheSettings Cache,
    ExitSettings Exit, StreetMap Streets, TelemetrySettings? Telemetry, AdminSettings? Admin, LogFormat Log)
{
    public const string ListenKey = ListenSettings.Key;
    public const string ServiceKey = "MAP_PLACES_URL";

    const string DefaultService = "http://127.0.0.1:5081";

    /// <exception cref="SettingsException">Something is wrong; the message lists every problem.</exception>
    public static GatewaySettings From(IConfiguration configuration)
    {
        var faults = new List<string>();
        var listen = ListenSettings.From(configuration, faults);
        var service = ReadAddress(configuration, faults);
        var callers = CallerLimitSettings.From(configuration, faults);
        var overload = OverloadSettings.From(configuration, faults);
        var connections = ConnectionSettings.From(configuration, faults);
        var calls = PublicCallsSettings.From(configuration, listen.Addresses, faults);
        var operations = OperationSettings.From(configuration, faults);
        var cache = CacheSettings.From(configuration, faults);
        var exit = ExitSettings.From(configuration, faults);
        var streets = StreetMap.From(configuration, faults);
        var telemetry = TelemetrySettings.From(configuration, faults);
        var admin = AdminSettings.From(configuration, listen.Addresses, faults);
        var log = LogFormat.From(configuration, faults);
        // Port 0 means any free port, so the two do not collide.
        if (faults.Count == 0 && listen.Addresses.FirstOrDefault(address => address.Port != 0 && service.Includes(address)) is { } same)
            faults.Add($"{ListenKey} and {ServiceKey} are both {same.Authority}. Give the gateway and Map.Service different ports.");
        return faults.Count == 0
            ? new(listen, service, operations, callers, overload, connections, calls, cache, exit, streets, telemetry, admin, log)
            : throw new SettingsException(faults);
    }

    static ServiceAddress ReadAddress(IConfiguration configuration, List<string> faults)
    {
        var text = configuration[ServiceKey] is { Length: > 0 } given ? given : DefaultService;
        var certificate = CertificateFiles.OfPlaces(configuration, isServer: false, faults);
        if (ServiceAddress.Parse(text) is { } address)
        {
            if (certificate is not null && !address.MayBeSecure)
                faults.Add($"{certificate.Certificate.Setting} is set, and {ServiceKey} is \"{text}\", which has no TLS. Give an address of https:// or dns:///, or leave the certificate out.");
            return address with { Certificate = certificate };
        }

        faults.Add($"{ServiceKey} is \"{WithoutPassword(text)}\". Give {ServiceAddress.Expected}.");
        return new(new(DefaultService), []);
    }

    // The part before an @ may be a password, and the message is logged.
    static string WithoutPassword(string text) => text[(text.LastIndexOf('@') + 1)..];
}
