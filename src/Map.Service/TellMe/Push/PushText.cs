using System.Text.Json;
using Map.Service.TellMe.Mail;
using Map.Service.TellMe.News;

namespace Map.Service.TellMe.Push;

/// <summary>What a browser gets: title, a line, and where it leads. The screen of a locked phone is read by others, so it names nothing unless its reader wants that.</summary>
static class PushText
{
    /// <summary>How long every message is, so that its length tells nothing. Push services take 4,096 bytes, with what encryption adds.</summary>
    public const int Length = 2_000;

    const int LongestLine = 200;

    public static string Of(Subscription subscription, ToldNews news)
    {
        var words = MailWords.Of(subscription.Language);
        var (title, line) = subscription.ShowsNames && news.Name.Length > 0 ? (words.With("digest.subject", ("what", news.Name)), Line(news, words)) : (words["push.neutral"], "");
        var text = JsonSerializer.Serialize(new { title = Cut(title), body = Cut(line), url = UrlOf(subscription, news, words), lang = words.Language });
        return text.PadRight(Length);
    }

    static string Line(ToldNews news, MailWords words) =>
        string.Join(", ", news.Added.Concat(news.Changed).Select(place => SubjectNames.Of(place, words.Language)).Concat(news.Events.Select(times => times[0].Event.Name)).Take(3));

    static string UrlOf(Subscription subscription, ToldNews news, MailWords words) => $"/{words.Language}" + (
        news.IsGone ? "/" : subscription.Subject.PlaceId.Length > 0 ? $"/places/{news.MovedTo ?? subscription.Subject.PlaceId}"
        : news.Added.Count + news.Changed.Count == 0 ? "/events"
        : subscription.Subject.Regions is [var one] ? $"/regions/{one}" : "/regions");

    static string Cut(string text) => text.Length <= LongestLine ? text : $"{text[..LongestLine]}…";
}
