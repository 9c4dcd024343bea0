using MailKit.Net.Smtp;
using MailKit.Security;
using Map.Service.Hosting;
using MimeKit;

namespace Map.Service.Freshness.Mail;

/// <summary>Sends mail by the operator's server.</summary>
public sealed class MailSender(MailSettings settings)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public Uri Site => settings.Site;

    // Addresses and links are secrets: only on this machine they may go in the clear.
    SecureSocketOptions Security => settings.Server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect
        : settings.Server.IsLoopback ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls;

    /// <summary>Sends a mail of plain text.</summary>
    /// <param name="to">The address.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="text">The text.</param>
    /// <param name="stop">Where its reader says stop: by one click of a mail program that knows RFC 8058, or on a page.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Refusal">The server did not take it. The message has no address.</exception>
    public async Task SendAsync(string to, string subject, string text, Uri stop, CancellationToken cancellationToken)
    {
        using var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = text } };
        message.From.Add(MailboxAddress.Parse(settings.Sender));
        message.To.Add(new MailboxAddress("", to));
        message.Headers.Add("List-Unsubscribe", $"<{stop}>");
        message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(
                settings.Server.Host, settings.Server.Port > 0 ? settings.Server.Port : MailSettings.UsualPort(settings.Server),
                Security, limit.Token);
            if (settings.Server.UserInfo.Split(':', 2) is [var user, var password])
                await client.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), limit.Token);
            await client.SendAsync(message, limit.Token);
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && failure is not OutOfMemoryException)
        {
            // What a server says may have the address in it.
            throw new Refusal(ErrorReason.Unavailable, $"The mail server did not take the mail ({failure.GetType().Name}). Nothing was kept; try again later.");
        }
    }
}
