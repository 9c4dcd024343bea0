namespace Map.Cli.Up;

/// <summary>Where the gateway and the service of ./map up serve metrics and health: MAP_ADMIN_URL is the gateway's, and the service has the next
/// port, because both get the same environment.</summary>
/// <param name="Gateway">As it was given, also if it is wrong: the gateway says so.</param>
/// <param name="Places">The same address with the next port.</param>
public sealed record AdminAddresses(string Gateway, string Places)
{
    public static AdminAddresses Of(string? given)
    {
        var address = given ?? "";
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Port is > 0 and < 65_535
            ? new(address, new UriBuilder(url) { Port = url.Port + 1 }.Uri.ToString())
            : new(address, address);
    }
}
