using System.Text;

namespace Map.Contract;

/// <summary>Paths of unix sockets that MAP_PLACES_URL may name.</summary>
public static class SocketPath
{
    public const string Scheme = "unix:";

    // The size of sockaddr_un's path, without its final zero.
    const int MostBytes = 107;

    /// <summary>Whether a socket can have this path. Colons and commas are separators in a list of addresses.</summary>
    public static bool IsValid(string path) =>
        path.StartsWith('/') && !path.EndsWith('/') && !path.AsSpan().ContainsAny(",:") && Encoding.UTF8.GetByteCount(path) <= MostBytes;
}
