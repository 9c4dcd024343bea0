using Google.Protobuf.WellKnownTypes;
using Map.Service.Events.Read;
using Map.Service.Freshness.Links;
using Map.Service.Log.ChangeFeed;

namespace Map.Service.TellMe.News;

/// <summary>Reads what there is to tell, as everybody sees the map: the change feed, which the Atom feed reads too, and the next events.</summary>
/// <remarks>A place that was taken off the map is never named. The change feed cannot tell for sure that it was in a region, so of regions it is not told at
/// all.</remarks>
sealed class ReadNews(NpgsqlDataSource database, ChangeLog log, ListEvents events, SubjectNames names, TimeProvider clock)
{
    const int PageSize = 100;

    // After an import of a whole country nobody reads more.
    const int MostPages = 5;

    const int MostTimes = 100;

    public async Task<ToldNews> ReadAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var (since, last) = (subscription.Revision, await log.LastAsync(cancellationToken));
        // A backup was restored: the map is at an earlier revision than what was told.
        if (since > last) since = last;
        // Told soon is only what has changed, and most of the time nothing has.
        if (subscription.Pace == Subscription.Soon && since == last) return new("", last, subscription.EventsUntil);
        var until = clock.GetUtcNow() + NewsTimes.Ahead(subscription);
        return subscription.Subject.PlaceId.Length > 0
            ? await OfPlaceAsync(subscription, Guid.Parse(subscription.Subject.PlaceId), since, last, until, cancellationToken)
            : await OfRegionsAsync(subscription, since, last, until, cancellationToken);
    }

    async Task<ToldNews> OfRegionsAsync(Subscription subscription, long since, long last, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var told = new ToldNews(await names.OfAsync(subscription.Subject, subscription.Language, cancellationToken), last, until);
        if (last > since && !subscription.Subject.EventsOnly) told = await WithChangesAsync(told, subscription.Subject, since, last, cancellationToken);
        var filter = new EventFilter { Regions = { subscription.Subject.Regions } };
        return told with { Events = await EventsAsync(filter, subscription, since, until, cancellationToken) };
    }

    async Task<ToldNews> WithChangesAsync(ToldNews told, NewsSubject subject, long since, long last, CancellationToken cancellationToken)
    {
        var filter = new PlaceFilter { Regions = { subject.Regions }, RegionMatch = RegionMatch.LocationOrCoverage };
        var latest = new Dictionary<string, (Place Place, bool IsNew)>(StringComparer.Ordinal);
        var (position, hasMore) = (since, true);
        for (var pages = 0; hasMore && pages < MostPages; pages++)
        {
            var page = await log.ReadAsync(position, filter, PageSize, Caller.Anonymous, cancellationToken, last);
            foreach (var change in page.Changes.Where(change => change.Place is not null))
                latest[change.PlaceId] = (change.Place, change.Kind == ChangeKind.Added || latest.GetValueOrDefault(change.PlaceId).IsNew);
            (position, hasMore) = (page.Revision, page.HasMore);
        }

        var (added, changed) = (latest.Values.Where(one => one.IsNew).Select(one => one.Place).ToList(), latest.Values.Where(one => !one.IsNew).Select(one => one.Place).ToList());
        return told with
        {
            Added = [.. added.Take(ToldNews.Most)], Changed = [.. changed.Take(ToldNews.Most)],
            HasMore = hasMore || added.Count > ToldNews.Most || changed.Count > ToldNews.Most,
        };
    }

    async Task<ToldNews> OfPlaceAsync(
        Subscription subscription, Guid id, long since, long last, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var surviving = await SurvivingAsync(id, cancellationToken);
        if (await LinkedPlaces.FindAsync(database, surviving, Caller.Anonymous, cancellationToken) is not var (place, _)) return new("", last, until) { IsGone = true };
        var filter = new EventFilter { Places = { place.Id } };
        return new(SubjectNames.Of(place, subscription.Language), last, until)
        {
            Changed = place.Revision > since || surviving != id ? [place] : [], MovedTo = surviving != id ? place.Id : null,
            Events = await EventsAsync(filter, subscription, since, until, cancellationToken),
        };
    }

    async Task<IReadOnlyList<IReadOnlyList<EventResult>>> EventsAsync(
        EventFilter filter, Subscription subscription, long since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var listed = await events.RunAsync(
            new ListEventsRequest
            {
                Filter = filter, From = Timestamp.FromDateTimeOffset(clock.GetUtcNow()), To = Timestamp.FromDateTimeOffset(until), PageSize = MostTimes,
            },
            Caller.Anonymous, cancellationToken);
        var next = listed.Results
            // What was cancelled long ago was told long ago.
            .Where(one => one.Occurrence.Status != EventStatus.Cancelled || one.Event.Revision > since)
            .GroupBy(one => one.Event.Id, StringComparer.Ordinal).Select(times => (IReadOnlyList<EventResult>)[.. times]).Take(ToldNews.Most).ToList();
        // Told soon: only what somebody has entered or changed. In a digest also what comes near enough to be told.
        var isNews = next.Exists(times => times[0].Event.Revision > since
            || (subscription.Pace != Subscription.Soon && times.Any(one => one.Occurrence.StartsAt.ToDateTimeOffset() >= subscription.EventsUntil)));
        return isNews ? next : [];
    }

    async Task<Guid> SurvivingAsync(Guid id, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"SELECT coalesce(surviving_place({statement.Value(id)}), {statement.Value(id)})");
        return (await database.ReadAllAsync(statement, row => row.GetGuid(0), cancellationToken)).Single();
    }
}
