using Microsoft.Extensions.Configuration;

namespace Map.Telemetry;

/// <summary>Where the operator's monitoring reads metrics and health, besides the addresses that callers use.</summary>
public sealed record AdminSettings(Uri Url)
{
    public const string Key = "MAP_ADMIN_URL";

    /// <summary>Null when there is no address: nothing listens.</summary>
    /// <param name="others">Where the process listens for its callers.</param>
    /// <param name="faults">Receives a message for each wrong setting.</param>
    public static AdminSettings? From(IConfiguration configuration, IEnumerable<Uri> others, ICollection<string> faults)
    {
        if (configuration[Key] is not { Length: > 0 } text)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/"
            || url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            // The part before an @ may be a password, and the message is logged.
            faults.Add($"{Key} is \"{text[(text.LastIndexOf('@') + 1)..]}\". Give an address without a path and without a user, such as "
                + "http://127.0.0.1:9464, or leave it out to have no such port.");
            return null;
        }

        // Port 0 means any free port.
        if (url.Port != 0 && others.Any(other => other.Port == url.Port))
            faults.Add($"{Key} has port {url.Port}, where callers are answered. Give it a port of its own, such as http://127.0.0.1:9464.");
        return new(url);
    }
}
