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
        var sent = await TrySendAsync(to, subject, text, stop, "en", cancellationToken);
        if (sent.Outcome != MailOutcome.Sent)
            throw new Refusal(ErrorReason.Unavailable, $"The mail server did not take the mail ({sent.Fault}). Nothing was kept; try again later.");
    }

    /// <summary>Sends a mail of plain text, and says what became of it.</summary>
    /// <param name="to">The address.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="text">The text.</param>
    /// <param name="stop">Where its reader says stop.</param>
    /// <param name="language">The language of subject and text: a BCP 47 tag.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SentMail> TrySendAsync(string to, string subject, string text, Uri stop, string language, CancellationToken cancellationToken)
    {
        using var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = text } };
        message.From.Add(MailboxAddress.Parse(settings.Sender));
        message.To.Add(new MailboxAddress("", to));
        message.Headers.Add("List-Unsubscribe", $"<{stop}>");
        message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body.Headers.Add("Content-Language", language);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var isSent = false;
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(
                settings.Server.Host, settings.Server.Port > 0 ? settings.Server.Port : MailSettings.UsualPort(settings.Server),
                Security, limit.Token);
            if (settings.Server.UserInfo.Split(':', 2) is [var user, var password])
                await client.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), limit.Token);
            await client.SendAsync(message, limit.Token);
            isSent = true;
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && failure is not OutOfMemoryException)
        {
            // What a server says may have the address in it. A mail that it has taken is sent, however the connection ends.
            if (!isSent) return new(SentMail.OutcomeOf(failure), failure.GetType().Name);
        }

        return new(MailOutcome.Sent, null);
    }
}
