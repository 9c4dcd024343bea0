using MailKit.Net.Smtp;

namespace Map.Service.Freshness.Mail;

/// <summary>What became of a mail, and why.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Fault">The type of what went wrong: no address is in it. Null when nothing did.</param>
public sealed record SentMail(MailOutcome Outcome, string? Fault)
{
    const int FirstPermanent = 500;

    internal static MailOutcome OutcomeOf(Exception failure) => failure switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refused =>
            (int)refused.StatusCode >= FirstPermanent ? MailOutcome.RefusedForGood : MailOutcome.RefusedForNow,
        // A filter for spam that is mistaken refuses for good, too: it may be better tomorrow.
        SmtpCommandException { ErrorCode: SmtpErrorCode.MessageNotAccepted } => MailOutcome.RefusedForNow,
        _ => MailOutcome.Unreachable,
    };
}
