using Map.Service.Freshness.Mail;

namespace Map.Service.Freshness.Links;

/// <summary>The mail with a link. In English: which language its readers speak is not known, and the page that it leads to is in theirs.</summary>
static class LinkMail
{
    public static string TextOf(Place place, Uri link, Uri stop) => $"""
        Hello,

        {place.Name} is on {link.Host}, where people look for help. Please look whether the entry is still right. It takes a minute, and no account:

        {link}

        Whoever has this address can answer for you, once: pass it on only to people of your group.

        You get at most {MailBook.Most} such mails a year. To get none ever again, open this address and press the button:

        {stop}
        """;
}
