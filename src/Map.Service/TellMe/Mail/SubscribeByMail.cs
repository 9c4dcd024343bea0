using Map.Service.Contributions.Suggestions.Groups;
using Map.Service.Freshness.Mail;
using Map.Service.TellMe.Keys;
using Map.Service.TellMe.News;

namespace Map.Service.TellMe.Mail;

/// <summary>Somebody asks for news by mail. The mail with the link is sent by <see cref="SendDue"/>, so that neither the response nor the time that it takes tells what is
/// known of the address.</summary>
sealed class SubscribeByMail(
    NpgsqlDataSource database, SubscriptionTable subscriptions, SubjectRules subjects, MailBook book, AddressHashes hashes, Origins origins, TimeProvider clock)
{
    const int LongestAddress = 254;

    public async Task<SubscribeByMailResponse> RunAsync(SubscribeByMailRequest request, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        if (request.Email.Length > LongestAddress || !ContactRules.IsEmail(request.Email))
            violations.Add("email", $"is not an e-mail address; such as name@example.org, without a name, at most {LongestAddress} characters.");
        SubjectRules.Check(request.Subject, "subject", violations);
        violations.Enum("pace", request.Pace, required: true);
        violations.Language("language", request.Language);
        violations.ThrowIfAny();
        var zone = await subjects.ZoneAsync(request.Subject, "subject", cancellationToken);

        var now = clock.GetUtcNow();
        var known = await book.HashAsync(request.Email, cancellationToken);
        var hash = hashes.OfBook(known);
        var hasStopped = await book.IsStoppedAsync(known, cancellationToken);
        var subscription = new Subscription(
            Guid.CreateVersion7(now), Subscription.Mail, [], request.Subject, request.Pace == NewsPace.Daily ? Subscription.Daily : Subscription.Weekly, zone,
            MailWords.Known(request.Language));
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var isAllowed = await RequestBounds.EnterAsync(connection, hash, origins.Hash(request.HasOrigin ? request.Origin : null), now, cancellationToken);
        if (isAllowed && !hasStopped)
            await subscriptions.AddWaitingAsync(connection, subscription, SubscriberAddress.Of(request.Email), hash, now, cancellationToken);
        await transaction.CommitWholeAsync();
        return new();
    }
}
