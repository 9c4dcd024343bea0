using Map.Service.Freshness.Links;

namespace Map.Service.TellMe.News;

/// <summary>What a subscription is about, as everybody sees it.</summary>
sealed class ConfirmedSubject(NpgsqlDataSource database, SubjectNames names)
{
    /// <summary>What it is called in the language of its reader; null when it is not on the map.</summary>
    public async Task<string?> NameAsync(Subscription subscription, CancellationToken cancellationToken) =>
        subscription.Subject.PlaceId.Length == 0 ? await names.OfAsync(subscription.Subject, subscription.Language, cancellationToken)
        : await PlaceAsync(subscription, cancellationToken) is { } place ? SubjectNames.Of(place, subscription.Language) : null;

    /// <summary>Whether somebody has read what it is about: they type a word of it.</summary>
    public async Task<bool> IsWordAsync(Subscription subscription, string typed, CancellationToken cancellationToken) =>
        subscription.Subject.PlaceId.Length == 0 ? EntryWord.IsOneOf(await names.AllAsync(subscription.Subject, cancellationToken), typed)
        : await PlaceAsync(subscription, cancellationToken) is { } place && EntryWord.IsOf(place, typed);

    async Task<Place?> PlaceAsync(Subscription subscription, CancellationToken cancellationToken) =>
        await LinkedPlaces.FindAsync(database, Guid.Parse(subscription.Subject.PlaceId), Caller.Anonymous, cancellationToken) is var (place, _) ? place : null;
}
