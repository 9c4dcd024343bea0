using Map.Gateway.Pages.ConfirmLinks;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;
using Map.Gateway.Pages.Suggest;

namespace Map.Gateway.Pages.TellMe;

/// <summary>/tell-me/leave/TOKEN: no more news, and the address is deleted. Opening it changes nothing, nor does its form without a button. Mail programs send one of their own when
/// their reader presses their button (RFC 8058).</summary>
static class LeaveNewsPage
{
    public const string What = "do", Leave = "leave", Never = "never";

    // What RFC 8058 has a mail program send.
    const string OneClick = "List-Unsubscribe", OneClickValue = "One-Click";

    public static void Map(PageRoutes pages)
    {
        pages.Fresh("/tell-me/leave/{token}", ShowAsync);
        pages.Post("/tell-me/leave/{token}", LeaveAsync);
    }

    static Task<IResult> ShowAsync(Page page, string token, TellMeReader reader, V1.TellMeService.TellMeServiceClient telling) =>
        GoneLink.OrAsync(page, async () => await OpenAsync(page, token, reader, telling));

    static Task<IResult> LeaveAsync(Page page, string token, HttpRequest request, TellMeReader reader, V1.TellMeService.TellMeServiceClient telling) => GoneLink.OrAsync(page, async () =>
    {
        var form = await SuggestForm.ReadAsync(request, page.Aborted);
        if (form[OneClick] != OneClickValue && form[What] is not (Leave or Never)) return (await OpenAsync(page, token, reader, telling)).Padded();
        await telling.LeaveSubscriptionAsync(new() { Token = token, NeverAgain = form[What] == Never }, cancellationToken: page.Aborted);
        return Shown(page, new(token, null)).Padded();
    });

    static async Task<PageResult> OpenAsync(Page page, string token, TellMeReader reader, V1.TellMeService.TellMeServiceClient telling)
    {
        var opened = await telling.OpenSubscriptionAsync(new() { Token = token }, cancellationToken: page.Aborted);
        return Shown(page, new(token, await NameAsync(page, reader, opened.Subject)));
    }

    // Who follows a place that was taken off the map leaves all the same.
    static async Task<string> NameAsync(Page page, TellMeReader reader, V1.NewsSubject subject)
    {
        try
        {
            return (await reader.NameAsync(page, subject)).Name;
        }
        catch (Grpc.Core.RpcException exception) when (exception.StatusCode == Grpc.Core.StatusCode.NotFound)
        {
            return "";
        }
    }

    static PageResult Shown(Page page, LeaveNewsModel model) =>
        page.Show<LeaveNewsBody>(new(page.Say["tell.leave.title"], page.Say["tell.leave.do"]) { IsPrivate = true, Style = SuggestPage.Style }, model);
}

/// <summary>What somebody leaves.</summary>
/// <param name="Token">The token of the link.</param>
/// <param name="Name">What it is about; null when they have left, empty when that is not on the map.</param>
public sealed record LeaveNewsModel(string Token, string? Name);
