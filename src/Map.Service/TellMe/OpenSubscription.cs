using Map.Service.TellMe.News;

namespace Map.Service.TellMe;

/// <summary>What a link of a mail is for, and its confirmation.</summary>
sealed class OpenSubscription(SubscriptionTable subscriptions, ConfirmedSubject subjects, TimeProvider clock)
{
    const int LongestWord = 200;

    // Nobody reads more.
    const int MostOfAddress = 20;

    /// <summary>Changes nothing, however often and by whomever it is opened.</summary>
    public async Task<OpenedSubscription> RunAsync(OpenSubscriptionRequest request, CancellationToken cancellationToken) =>
        Opened(await FindAsync(request.Token, cancellationToken));

    /// <summary>Confirms it, if the word is one of what it is about.</summary>
    public async Task<OpenedSubscription> RunAsync(ConfirmSubscriptionRequest request, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        if (request.Word.Length > LongestWord) violations.Add("word", $"has {request.Word.Length} characters; at most {LongestWord}.");
        violations.ThrowIfAny();
        var subscription = await FindAsync(request.Token, cancellationToken);
        if (subscription.IsConfirmed) return Opened(subscription);
        // Spends nothing, and tells nothing: whoever reads the page tries again.
        if (!await subjects.IsWordAsync(subscription, request.Word, cancellationToken)) return Opened(subscription, isWrong: true);
        var now = clock.GetUtcNow();
        await subscriptions.ConfirmAsync(subscription, now, NewsTimes.Next(subscription, now), MostOfAddress, cancellationToken);
        return Opened(subscription with { IsConfirmed = true });
    }

    async Task<Subscription> FindAsync(string token, CancellationToken cancellationToken) =>
        await subscriptions.FindAsync(token, cancellationToken)
        ?? throw new Refusal(ErrorReason.NotFound, "This link is not good any more: the news has ended, or nobody confirmed it within two days. No address is kept.");

    static OpenedSubscription Opened(Subscription subscription, bool isWrong = false) => new()
    {
        Subject = subscription.Subject, Pace = Subscription.PaceOf(subscription.Pace), Confirmed = subscription.IsConfirmed, WrongWord = isWrong,
    };
}
