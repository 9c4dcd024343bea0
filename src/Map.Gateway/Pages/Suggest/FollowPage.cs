using Grpc.Core;
using Map.Gateway.Pages.Errors;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Suggest;

/// <summary>/suggestions: what became of a suggestion. Its receipt is sent by POST, so that no address has it.</summary>
static class FollowPage
{
    public const string Receipt = "receipt", Do = "do", Answer = "answer", TakeBack = "take-back", Text = "text";

    public static void Map(PageRoutes pages)
    {
        pages.Fresh("/suggestions", Show);
        pages.Post("/suggestions", FollowAsync);
    }

    static IResult Show(Page page) => Shown(page, new("", null), StatusCodes.Status200OK);

    static async Task<IResult> FollowAsync(Page page, HttpRequest request, V1.SuggestionsService.SuggestionsServiceClient suggestions)
    {
        var form = await SuggestForm.ReadAsync(request, page.Aborted);
        var (receipt, what, text) = (form[Receipt], form[Do], form[Text]);
        try
        {
            var state = what switch
            {
                Answer => await suggestions.AnswerQuestionAsync(new() { Receipt = receipt, Text = text }, cancellationToken: page.Aborted),
                TakeBack => await suggestions.TakeBackSuggestionAsync(new() { Receipt = receipt }, cancellationToken: page.Aborted),
                _ => await suggestions.GetReceiptAsync(new() { Receipt = receipt }, cancellationToken: page.Aborted),
            };
            // Looking it up sends no answer.
            var model = new FollowModel(receipt, state) { Text = what == Answer ? "" : text };
            return model.Text.Length > 0 && state.State != V1.SuggestionState.Asked
                ? Overtaken(page, model)
                : Shown(page, model, StatusCodes.Status200OK).Padded();
        }
        catch (RpcException exception)
        {
            var failure = PageFaults.FailureOf(request.HttpContext, exception);
            return await RefusedAsync(page, request.HttpContext, suggestions, new(receipt, null) { Text = text }, failure);
        }
    }

    // The receipt stays in its field, and an answer in its own, whatever goes wrong.
    static async Task<IResult> RefusedAsync(
        Page page, HttpContext context, V1.SuggestionsService.SuggestionsServiceClient suggestions, FollowModel model, Failure failure)
    {
        var isOfText = failure.Violations.Any(violation => violation.Field == Text);
        if (isOfText || failure.Reason == "CONFLICT")
        {
            try
            {
                model = model with { State = await suggestions.GetReceiptAsync(new() { Receipt = model.Receipt }, cancellationToken: page.Aborted) };
            }
            catch (RpcException exception)
            {
                (failure, isOfText) = (PageFaults.FailureOf(context, exception), false);
            }
        }

        if (model.State is not null && !isOfText)
            return Overtaken(page, model);

        var fault = failure switch
        {
            _ when isOfText => page.Say[model.Text.Length == 0 ? "suggest.fault.missing" : "suggest.fault.wrong"],
            { HttpStatus: StatusCodes.Status404NotFound } or { Violations.Count: > 0 } => page.Say["suggest.follow.none"],
            _ => page.Say["suggest.fault.away"],
        };
        return Shown(page, model with { Fault = fault }, failure.HttpStatus).Padded();
    }

    // Either it was done before, and the response was lost, or it is too late.
    static IResult Overtaken(Page page, FollowModel model)
    {
        var state = model.State!;
        var isDone = model.Text.Length > 0
            ? state.Messages.LastOrDefault() is { IsQuestion: false } last && last.Text == model.Text
            : state.State == V1.SuggestionState.TakenBack;
        if (isDone)
            return Shown(page, new(model.Receipt, state), StatusCodes.Status200OK).Padded();
        var isDecided = state.State is V1.SuggestionState.Accepted or V1.SuggestionState.Rejected;
        var fault = isDecided ? page.Say["suggest.decided"] : page.Say.Word("suggest.state", state.State);
        return Shown(page, model with { Fault = fault }, StatusCodes.Status409Conflict).Padded();
    }

    static PageResult Shown(Page page, FollowModel model, int status) => page.Show<FollowBody>(
        new(page.Say["suggest.follow"], page.Say["suggest.follow.lead"]) { IsPrivate = true, Style = SuggestPage.Style, Status = status }, model);
}

/// <summary>What became of a suggestion.</summary>
/// <param name="Receipt">As it was typed.</param>
/// <param name="State">What became of it; null before a receipt is typed, and when it is none.</param>
public sealed record FollowModel(string Receipt, V1.Receipt? State)
{
    /// <summary>An answer that could not be sent.</summary>
    public string Text { get; init; } = "";

    /// <summary>What went wrong; empty when nothing did.</summary>
    public string Fault { get; init; } = "";
}
