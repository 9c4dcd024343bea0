using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Map.Service.Hosting;

/// <summary>The file of a unix socket: only its owner can connect. A file that a stopped service left behind is replaced.</summary>
static class SocketFile
{
    const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    /// <summary>Binds an endpoint of the server, which may also be a TCP port.</summary>
    /// <exception cref="SocketFileException">Another process listens there, or the file is not a socket.</exception>
    public static Socket Bind(EndPoint endpoint)
    {
        if (endpoint is not UnixDomainSocketEndPoint || endpoint.ToString() is not { } path)
            return SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!, OwnersFolder);
        RemoveIfLeftBehind(path);
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        // The server listens only after this, so nobody can connect before.
        File.SetUnixFileMode(path, OwnersFile);
        return socket;
    }

    static void RemoveIfLeftBehind(string path)
    {
        if (!Path.Exists(path))
            return;
        if (!IsSocket(path))
            throw new SocketFileException($"{path} exists and is no socket. Remove it, or choose another path with MAP_PLACES_URL.");
        if (IsListenedTo(path))
            throw new SocketFileException($"another service listens at {path}. Stop it, or choose another path with MAP_PLACES_URL.");
        File.Delete(path);
    }

    // A socket cannot be opened as a file.
    static bool IsSocket(string path)
    {
        if (Directory.Exists(path))
            return false;
        try
        {
            File.OpenHandle(path).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    static bool IsListenedTo(string path)
    {
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }
}
