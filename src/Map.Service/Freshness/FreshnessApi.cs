using Map.Service.Freshness.DeadLinks;
using Map.Service.Freshness.Links;
using Map.Service.Freshness.Mail;

namespace Map.Service.Freshness;

/// <summary>The calls of FreshnessService.</summary>
public sealed class FreshnessApi(ListStalePlaces stale, ListDeadLinks dead, CreateLink create, RevokeLink revoke, OpenLink open, StopMail stop)
    : FreshnessService.FreshnessServiceBase
{
    public override Task<ListStalePlacesResponse> ListStalePlaces(ListStalePlacesRequest request, ServerCallContext context) =>
        stale.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<ListDeadLinksResponse> ListDeadLinks(ListDeadLinksRequest request, ServerCallContext context) =>
        dead.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<CreateConfirmationLinkResponse> CreateConfirmationLink(CreateConfirmationLinkRequest request, ServerCallContext context) =>
        create.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<ConfirmationLink> RevokeConfirmationLink(RevokeConfirmationLinkRequest request, ServerCallContext context) =>
        revoke.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<OpenedLink> OpenConfirmationLink(OpenConfirmationLinkRequest request, ServerCallContext context) =>
        open.RunAsync(request, context.CancellationToken);

    public override Task<OpenedLink> AnswerConfirmationLink(AnswerConfirmationLinkRequest request, ServerCallContext context) =>
        open.RunAsync(request, context.CancellationToken);

    public override Task<StopMailResponse> StopMail(StopMailRequest request, ServerCallContext context) =>
        stop.RunAsync(request, context.CancellationToken);
}
