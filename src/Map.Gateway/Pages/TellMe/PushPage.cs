using Map.Gateway.Http;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;
using Map.Gateway.Pages.Suggest;

namespace Map.Gateway.Pages.TellMe;

/// <summary>/tell-me/push: src/Map.Web/tell-me/push.ts brings what the push service of a browser wants to know, and gets the token by which the device leaves.</summary>
static class PushPage
{
    const string Endpoint = "endpoint", PublicKey = "p256dh", Secret = "auth", Names = "names";

    public static void Map(PageRoutes pages) => pages.Post("/tell-me/push", SubscribeAsync);

    static async Task<IResult> SubscribeAsync(Page page, HttpRequest request, V1.TellMeService.TellMeServiceClient telling)
    {
        var form = await SuggestForm.ReadAsync(request, page.Aborted);
        var asked = new V1.SubscribeByPushRequest
        {
            Endpoint = form[Endpoint], P256Dh = form[PublicKey], Auth = form[Secret], Subject = TellMeForm.Of(form).Subject, Language = page.Language.Tag,
            ShowsNames = form[Names] == TellMeForm.On,
        };
        if (CallerAddress.Of(request.HttpContext) is { Length: > 0 } address)
            asked.Origin = address;
        var taken = await telling.SubscribeByPushAsync(asked, cancellationToken: page.Aborted);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Text(taken.Token);
    }
}
