using Grpc.Core;
using Map.Gateway.Pages.Errors;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.ConfirmLinks;

/// <summary>What somebody reads whose link has ended, or came to them in pieces.</summary>
static class GoneLink
{
    /// <summary>The page, or, where the service knows no such link, what to do about that.</summary>
    public static async Task<IResult> OrAsync(Page page, Func<Task<IResult>> show)
    {
        try
        {
            return await show();
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            // As long as every other answer to a form: its size must not say what was typed.
            return ErrorPage.NotFound(page, page.Say["link.gone"], page.Say["link.gone.help"]).Padded();
        }
    }
}
