using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Map.Testing.Running;

/// <summary>A mail server that refuses what a test wants it to.</summary>
public sealed class MailServer : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentQueue<(string To, MimeMessage Mail)> received = new();
    readonly Task listening;

    public MailServer()
    {
        listener.Start();
        listening = ListenAsync();
    }

    /// <summary>What it says to a recipient: 250 takes it.</summary>
    public Func<string, string> OfRecipient { get; set; } = _ => "250 OK";

    /// <summary>What it says to a mail for a recipient.</summary>
    public Func<string, string> OfMail { get; set; } = _ => "250 OK";

    /// <summary>What it says to a sender.</summary>
    public string OfSender { get; set; } = "250 OK";

    public Uri Url => new($"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public IReadOnlyList<MimeMessage> To(string address) => [.. received.Where(one => one.To == address).Select(one => one.Mail)];

    public int Count => received.Count;

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await listening;
    }

    async Task ListenAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 mail.example");
            var to = "";
            while (await reader.ReadLineAsync() is { } line)
            {
                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "EHLO":
                        await writer.WriteAsync("250-mail.example\r\n250 8BITMIME\r\n");
                        break;
                    case "MAIL":
                        await writer.WriteLineAsync(OfSender);
                        break;
                    case "RCPT":
                        to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                        await writer.WriteLineAsync(OfRecipient(to));
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 Go on");
                        var data = new StringBuilder();
                        while (await reader.ReadLineAsync() is { } part && part != ".") data.Append(part.StartsWith('.') ? part[1..] : part).Append("\r\n");
                        var said = OfMail(to);
                        if (said.StartsWith('2')) received.Enqueue((to, MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(data.ToString())))));
                        await writer.WriteLineAsync(said);
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 Bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 OK");
                        break;
                }
            }
        }
    }
}
