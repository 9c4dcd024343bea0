using Map.Service.Hosting;
using Map.Service.TellMe.Mail;
using Map.Service.TellMe.Push;

namespace Map.Service.TellMe;

/// <summary>The calls of TellMeService. What is null, this map does not do.</summary>
sealed class TellMeApi(
    GetWaysToTell? ways = null, SubscribeByMail? byMail = null, SubscribeByPush? byPush = null, OpenSubscription? open = null, LeaveSubscription? leave = null)
    : TellMeService.TellMeServiceBase
{
    public override async Task<WaysToTell> GetWaysToTell(GetWaysToTellRequest request, ServerCallContext context) =>
        ways is null ? new() : await ways.RunAsync(context.CancellationToken);

    public override Task<SubscribeByMailResponse> SubscribeByMail(SubscribeByMailRequest request, ServerCallContext context) =>
        (byMail ?? throw TellsNobody()).RunAsync(request, context.CancellationToken);

    public override Task<OpenedSubscription> OpenSubscription(OpenSubscriptionRequest request, ServerCallContext context) =>
        (open ?? throw TellsNobody()).RunAsync(request, context.CancellationToken);

    public override Task<OpenedSubscription> ConfirmSubscription(ConfirmSubscriptionRequest request, ServerCallContext context) =>
        (open ?? throw TellsNobody()).RunAsync(request, context.CancellationToken);

    public override Task<LeaveSubscriptionResponse> LeaveSubscription(LeaveSubscriptionRequest request, ServerCallContext context) =>
        (leave ?? throw TellsNobody()).RunAsync(request, context.CancellationToken);

    public override Task<SubscribeByPushResponse> SubscribeByPush(SubscribeByPushRequest request, ServerCallContext context) =>
        (byPush ?? throw TellsNobody()).RunAsync(request, context.CancellationToken);

    static Refusal TellsNobody() => new(
        ErrorReason.NotFound,
        $"This map tells nobody so: that needs {SubscriberSettings.KeyKey}, and mails {MailSettings.ServerKey}, which its operator has not set. The Atom feed needs neither.");
}
