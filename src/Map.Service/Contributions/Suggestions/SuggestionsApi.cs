using Map.Service.Contributions.Looks;

namespace Map.Service.Contributions.Suggestions;

/// <summary>The calls of SuggestionsService.</summary>
public sealed class SuggestionsApi(Suggest suggest, FollowReceipt receipts, ReviewSuggestions review, SuggestionGroupList groups, LookAt looks)
    : SuggestionsService.SuggestionsServiceBase
{
    public override Task<SuggestResponse> Suggest(SuggestRequest request, ServerCallContext context) =>
        suggest.RunAsync(request, context.CancellationToken);

    public override Task<Receipt> GetReceipt(GetReceiptRequest request, ServerCallContext context) =>
        receipts.GetAsync(request.Receipt, context.CancellationToken);

    public override Task<Receipt> AnswerQuestion(AnswerQuestionRequest request, ServerCallContext context) =>
        receipts.AnswerAsync(request, context.CancellationToken);

    public override Task<Receipt> TakeBackSuggestion(TakeBackSuggestionRequest request, ServerCallContext context) =>
        receipts.TakeBackAsync(request, context.CancellationToken);

    public override Task<ListSuggestionsResponse> ListSuggestions(ListSuggestionsRequest request, ServerCallContext context) =>
        review.ListAsync(request, context.Caller(), context.CancellationToken);

    public override Task<AcceptSuggestionResponse> AcceptSuggestion(AcceptSuggestionRequest request, ServerCallContext context) =>
        review.AcceptAsync(request, context.Caller(), context.CancellationToken);

    public override Task<RejectSuggestionsResponse> RejectSuggestions(RejectSuggestionsRequest request, ServerCallContext context) =>
        review.RejectAsync(request, context.Caller(), context.CancellationToken);

    public override Task<ListSuggestionGroupsResponse> ListSuggestionGroups(
        ListSuggestionGroupsRequest request, ServerCallContext context) =>
        groups.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Suggestion> AskAbout(AskAboutRequest request, ServerCallContext context) =>
        review.AskAsync(request, context.Caller(), context.CancellationToken);

    public override Task<LookAtResponse> LookAt(LookAtRequest request, ServerCallContext context) =>
        looks.RunAsync(request, context.Caller(), context.CancellationToken);
}
