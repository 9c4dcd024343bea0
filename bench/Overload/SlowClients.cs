using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Map.Bench.Overload;

/// <summary>Clients that keep connections and hardly use them.</summary>
static partial class SlowClients
{
    const int Connections = 1_000;
    static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    /// <summary>Runs slowhttptest; gives how many of its connections were open at once at most.</summary>
    /// <param name="kind">Its option: -H headers, -B bodies, -X readers.</param>
    /// <param name="url">What is asked for.</param>
    public static async Task<int> AttackAsync(string kind, Uri url)
    {
        var start = new ProcessStartInfo("slowhttptest",
        [
            kind, "-c", $"{Connections}", "-r", "500", "-l", Duration.TotalSeconds.ToString(CultureInfo.InvariantCulture), "-i", "10", "-x", "24", "-p", "3", "-u", url.ToString(),
            .. kind == "-B" ? ["-s", "8192", "-t", "POST"] : kind == "-X" ? (string[])["-w", "512", "-y", "1024", "-n", "5", "-z", "32", "-k", "3"] : [],
        ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Connected().Matches(output).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
    }

    /// <summary>Opens idle connections from many addresses.</summary>
    public static async Task<List<Socket>> OpenAsync(Uri server, int count)
    {
        var sockets = new List<Socket>(count);
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse($"127.0.{2 + (i % 50)}.1"), 0));
            await socket.ConnectAsync(IPAddress.Parse(server.Host), server.Port);
            sockets.Add(socket);
        }

        return sockets;
    }

    [GeneratedRegex(@"connected:\s*(?:\x1b\[[0-9;]*m)*\s*(\d+)")]
    private static partial Regex Connected();
}
