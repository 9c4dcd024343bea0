using Map.Gateway.Pages.ConfirmLinks;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;
using Map.Gateway.Pages.Suggest;

namespace Map.Gateway.Pages.TellMe;

/// <summary>/tell-me/confirm/TOKEN: who got the mail wants news. Opening it changes nothing, and neither does sending its form without a word of what stands on it: programs
/// that read mail do both.</summary>
static class ConfirmNewsPage
{
    public const string Word = "word", What = "do", Yes = "yes";

    public static void Map(PageRoutes pages)
    {
        pages.Fresh("/tell-me/confirm/{token}", ShowAsync);
        pages.Post("/tell-me/confirm/{token}", ConfirmAsync);
    }

    static Task<IResult> ShowAsync(Page page, string token, TellMeReader reader, V1.TellMeService.TellMeServiceClient telling) => GoneLink.OrAsync(page, async () =>
        await ShownAsync(page, reader, token, await telling.OpenSubscriptionAsync(new() { Token = token }, cancellationToken: page.Aborted), ""));

    static Task<IResult> ConfirmAsync(
        Page page, string token, HttpRequest request, TellMeReader reader, V1.TellMeService.TellMeServiceClient telling) => GoneLink.OrAsync(page, async () =>
    {
        var form = await SuggestForm.ReadAsync(request, page.Aborted);
        var word = form[Word];
        // A form without its button, as programs send it, says nothing.
        if (form[What] != Yes)
            return (await ShownAsync(page, reader, token, await telling.OpenSubscriptionAsync(new() { Token = token }, cancellationToken: page.Aborted), word)).Padded();
        var confirmed = await telling.ConfirmSubscriptionAsync(new() { Token = token, Word = word }, cancellationToken: page.Aborted);
        return (await ShownAsync(page, reader, token, confirmed, word)).Padded();
    });

    static async Task<PageResult> ShownAsync(Page page, TellMeReader reader, string token, V1.OpenedSubscription opened, string word) => page.Show<ConfirmNewsBody>(
        new(page.Say["tell.confirm.title"], page.Say["tell.lead"]) { IsPrivate = true, Style = SuggestPage.Style },
        new ConfirmNewsModel(token, opened, (await reader.NameAsync(page, opened.Subject)).Name, word));
}

/// <summary>What is to be confirmed.</summary>
/// <param name="Token">The token of the link.</param>
/// <param name="Opened">The subscription.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Word">What was typed.</param>
public sealed record ConfirmNewsModel(string Token, V1.OpenedSubscription Opened, string Name, string Word);
