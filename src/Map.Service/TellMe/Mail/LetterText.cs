using System.Globalization;
using System.Text;
using Map.Service.TellMe.Keys;
using Map.Service.TellMe.News;

namespace Map.Service.TellMe.Mail;

/// <summary>The mails: plain text, because nobody is tracked by it.</summary>
sealed class LetterText(Uri site)
{
    /// <summary>Where its reader leaves, by one click of a mail program or on a page.</summary>
    public Uri Leave(SubscriberAddress contact) => new(site, $"/tell-me/leave/{contact.LeaveToken}");

    /// <summary>The mail by which news is confirmed.</summary>
    public (string Subject, string Text) Confirm(Subscription subscription, string name, SubscriberAddress contact)
    {
        var words = MailWords.Of(subscription.Language);
        var what = What(subscription, name, words);
        return (words.With("confirm.subject", ("what", what)), words.With(
            "confirm.text", ("what", what), ("pace", words[$"pace.{subscription.Pace}"]), ("site", site.Host),
            ("link", new Uri(site, $"/{words.Language}/tell-me/confirm/{contact.ConfirmToken}").ToString()),
            ("leave", new Uri(site, $"/{words.Language}/tell-me/leave/{contact.LeaveToken}").ToString())));
    }

    /// <summary>The mail with news.</summary>
    public (string Subject, string Text) Digest(Subscription subscription, ToldNews news, SubscriberAddress contact)
    {
        var words = MailWords.Of(subscription.Language);
        var what = What(subscription, news.Name, words);
        var text = new StringBuilder();
        if (news.IsGone) text.Append(words["digest.gone"]).Append("\n\n");
        Places("digest.added", news.Added);
        Places("digest.changed", news.Changed);
        if (news.HasMore) text.Append(words.With("digest.more", ("link", ListOf(subscription, words)))).Append("\n\n");
        if (news.Events.Count > 0)
        {
            text.Append(words["digest.events"]).Append("\n\n");
            foreach (var times in news.Events) text.Append(Event(times, words)).Append("\n\n");
        }

        text.Append("-- \n");
        text.Append(words.With("digest.foot", ("what", what), ("pace", words[$"pace.{subscription.Pace}"]), ("site", site.Host),
            ("leave", new Uri(site, $"/{words.Language}/tell-me/leave/{contact.LeaveToken}").ToString())));
        return (what.Length > 0 ? words.With("digest.subject", ("what", what)) : words["push.neutral"], text.ToString());

        void Places(string title, IReadOnlyList<Place> places)
        {
            if (places.Count == 0) return;
            text.Append(words[title]).Append("\n\n");
            foreach (var place in places) text.Append(Entry(place, words)).Append("\n\n");
        }
    }

    // Brook House (detention centre, Gatwick): open
    string Entry(Place place, MailWords words)
    {
        var where = place.Address?.Town is { Length: > 0 } town ? $", {town}" : "";
        return $"* {SubjectNames.Of(place, words.Language)} ({words.Label(place.Kind)}{where}): {words.Label(place.Status)}\n  {new Uri(site, $"/{words.Language}/places/{place.Id}")}";
    }

    // A mail stays where it is: a venue that is published for some hours only is never in it.
    string Event(IReadOnlyList<EventResult> times, MailWords words)
    {
        const int shown = 3;
        var happening = times[0].Event;
        var town = happening.Venue.HasTown ? happening.Venue.Town : null;
        var where = happening.Venue.Late is null && happening.Venue.HasPlaceName ? happening.Venue.PlaceName : town;
        var when = string.Join("; ", times.Take(shown).Select(one => Time(one.Occurrence, happening, words))) + (times.Count > shown ? "; …" : "");
        return $"* {happening.Name}{(where is null ? "" : $" ({where})")}\n  {when}\n  {new Uri(site, $"/{words.Language}/events/{happening.Id}")}";
    }

    static string Time(EventOccurrence time, Event happening, MailWords words)
    {
        var zone = time.Start.Length > 10 ? $" ({happening.Schedule.TimeZone.Split('/')[^1].Replace('_', ' ')})" : "";
        var status = time.Status == EventStatus.Cancelled ? $" – {words["digest.cancelled"]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{time.Start.Replace('T', ' ')}{zone}{status}");
    }

    string ListOf(Subscription subscription, MailWords words) =>
        new Uri(site, $"/{words.Language}/?{string.Join('&', subscription.Subject.Regions.Select(code => $"regions={Uri.EscapeDataString(code)}"))}").ToString();

    static string What(Subscription subscription, string name, MailWords words) => subscription.Subject.EventsOnly ? words.With("what.events", ("name", name)) : name;
}
