using Grpc.Core;
using Map.Gateway.Http;
using Map.Gateway.Pages.Errors;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;
using Map.Gateway.Pages.Suggest;

namespace Map.Gateway.Pages.TellMe;

/// <summary>/tell-me: somebody asks for news of a region or a place. Whatever is known of the address, the answer is the same.</summary>
static class TellMePage
{
    public static void Map(PageRoutes pages)
    {
        pages.Fresh("/tell-me", ShowAsync);
        pages.Post("/tell-me", AskAsync);
    }

    static async Task<IResult> ShowAsync(Page page, TellMeReader reader) => Shown(page, await reader.ReadAsync(page, TellMeForm.Of(page.Query)));

    static async Task<IResult> AskAsync(Page page, HttpRequest request, TellMeReader reader, V1.TellMeService.TellMeServiceClient telling)
    {
        var form = TellMeForm.Of(await SuggestForm.ReadAsync(request, page.Aborted));
        var model = await reader.ReadAsync(page, form);
        try
        {
            var asked = new V1.SubscribeByMailRequest
            {
                Email = form.Email, Subject = model.Form.Subject, Pace = form.Daily ? V1.NewsPace.Daily : V1.NewsPace.Weekly, Language = page.Language.Tag,
            };
            if (CallerAddress.Of(request.HttpContext) is { Length: > 0 } address)
                asked.Origin = address;
            await telling.SubscribeByMailAsync(asked, cancellationToken: page.Aborted);
            return Shown(page, model with { IsSent = true }).Padded();
        }
        catch (RpcException exception)
        {
            var failure = PageFaults.FailureOf(request.HttpContext, exception);
            var fault = failure.Reason == ErrorCatalogue.NewsLimit.Reason ? "tell.fault.limit"
                : failure.Violations.Any(violation => violation.Field.EndsWith(TellMeForm.EmailField, StringComparison.Ordinal)) ? "tell.fault.email" : null;
            return fault is null ? ErrorPage.Of(page, failure).Padded() : Shown(page, model with { Fault = fault }, failure.HttpStatus).Padded();
        }
    }

    static PageResult Shown(Page page, TellMeModel model, int status = StatusCodes.Status200OK) => page.Show<TellMeBody>(
        new(page.Say["tell.title"], page.Say["tell.lead"])
        {
            Script = model.Ways.PushKey.Length > 0 ? "tell-me.js" : null,
            // In another language it is of the same; that of an answer is the empty form.
            Query = page.IsLive ? "" : page.RawQuery, IsPrivate = page.RawQuery.Length > 0 || page.IsLive, Style = SuggestPage.Style, Status = status, Feed = Links.File("changes.atom", model.Query),
        },
        model);
}
