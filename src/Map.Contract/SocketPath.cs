using System.Text;

namespace Map.Contract;

/// <summary>Paths of unix sockets that MAP_PLACES_URL may name.</summary>
public static class SocketPath
{
    public const string Scheme = "unix:";

    // What sockaddr_un has room for.
    const int MostBytes = 107;

    /// <summary>Whether a socket can be there. Colons and commas mean something else in a list of addresses.</summary>
    public static bool IsValid(string path) =>
        path.StartsWith('/') && !path.EndsWith('/') && !path.AsSpan().ContainsAny(",:") && Encoding.UTF8.GetByteCount(path) <= MostBytes;
}
