using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;
using Map.Gateway.Pages.Suggest;

namespace Map.Gateway.Pages.ConfirmLinks;

/// <summary>/stop/TOKEN: who got a mail gets none ever again. Opening it changes nothing. Mail programs send the form of it by themselves when their reader
/// presses their own button (RFC 8058).</summary>
static class StopPage
{
    public static void Map(PageRoutes pages)
    {
        pages.Fresh("/stop/{token}", (Page page, string token) => Shown(page, new(token, IsDone: false)));
        pages.Post("/stop/{token}", StopAsync);
    }

    static Task<IResult> StopAsync(Page page, string token, V1.FreshnessService.FreshnessServiceClient links) => GoneLink.OrAsync(page, async () =>
    {
        await links.StopMailAsync(new() { Token = token }, cancellationToken: page.Aborted);
        return Shown(page, new(token, IsDone: true));
    });

    static IResult Shown(Page page, StopModel model) =>
        page.Show<StopBody>(new(page.Say["stop.title"], page.Say["stop.do"]) { IsPrivate = true, Style = SuggestPage.Style }, model);
}

/// <summary>Whether an address is to be written to.</summary>
/// <param name="Token">The token of a mail to it.</param>
/// <param name="IsDone">Whether it is never written to again.</param>
public sealed record StopModel(string Token, bool IsDone);
