using System.Globalization;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;
using Map.Gateway.Pages.Suggest;

namespace Map.Gateway.Pages.ConfirmLinks;

/// <summary>/links/SECRET: a group's own people say whether their entry is right. Opening it changes nothing, and neither does sending its form without a
/// word of the entry: programs that read mail do both.</summary>
static class LinkPage
{
    public const string Word = "word", Answer = "answer", Revision = "revision", Correct = "correct", Changed = "changed", Closed = "closed";

    public static void Map(PageRoutes pages)
    {
        pages.Fresh("/links/{secret}", ShowAsync);
        pages.Post("/links/{secret}", AnswerAsync);
    }

    static Task<IResult> ShowAsync(Page page, string secret, V1.FreshnessService.FreshnessServiceClient links) =>
        GoneLink.OrAsync(page, async () => Shown(page, new(secret, await OpenAsync(page, secret, links), "")));

    static Task<IResult> AnswerAsync(Page page, string secret, HttpRequest request, V1.FreshnessService.FreshnessServiceClient links) =>
        GoneLink.OrAsync(page, () => AnsweredAsync(page, secret, request, links));

    static async Task<IResult> AnsweredAsync(Page page, string secret, HttpRequest request, V1.FreshnessService.FreshnessServiceClient links)
    {
        var form = await SuggestForm.ReadAsync(request, page.Aborted);
        if (form[Answer] == Changed)
        {
            var opened = await OpenAsync(page, secret, links);
            var suggestion = SuggestForm.Of(opened.Place);
            suggestion.Set(SuggestForm.Link, secret);
            return SuggestPage.Form(page, suggestion, opened.Place.Id).Padded();
        }

        // A form without a button, as programs send it, says nothing.
        if (form[Answer] is not (Correct or Closed) || !long.TryParse(form[Revision], NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            return Shown(page, new(secret, await OpenAsync(page, secret, links), form[Word])).Padded();
        var answered = await links.AnswerConfirmationLinkAsync(
            new()
            {
                Secret = secret, Revision = revision, Word = form[Word],
                Answer = form[Answer] == Correct ? V1.LinkAnswer.Correct : V1.LinkAnswer.Closed,
            },
            cancellationToken: page.Aborted);
        return Shown(page, new(secret, answered, form[Word])).Padded();
    }

    static async Task<V1.OpenedLink> OpenAsync(Page page, string secret, V1.FreshnessService.FreshnessServiceClient links) =>
        await links.OpenConfirmationLinkAsync(new() { Secret = secret }, cancellationToken: page.Aborted);

    static PageResult Shown(Page page, LinkModel model) =>
        page.Show<LinkBody>(new(page.Say["link.title"], page.Say["link.lead"]) { IsPrivate = true, Style = SuggestPage.Style }, model);
}

/// <summary>What a link asks, and what became of an answer.</summary>
/// <param name="Secret">The secret of the link.</param>
/// <param name="Opened">The entry, and how the link stands.</param>
/// <param name="Word">What was typed.</param>
public sealed record LinkModel(string Secret, V1.OpenedLink Opened, string Word);
