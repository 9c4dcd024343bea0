using Map.Service.Hosting;
using Map.Service.Hosting.Fetching;
using Map.Service.TellMe.Keys;
using Map.Service.TellMe.Mail;
using Map.Service.TellMe.News;
using Map.Service.TellMe.Push;

namespace Map.Service.TellMe;

static class TellMeSetup
{
    /// <param name="services">Gets it.</param>
    /// <param name="settings">How addresses are kept; null where nobody is told.</param>
    /// <param name="mail">How mail is sent; null for not at all.</param>
    public static IServiceCollection AddTellMe(this IServiceCollection services, SubscriberSettings? settings, MailSettings? mail)
    {
        services.AddSingleton<TellMeCounts>().AddQueriedMetrics<TellMeMetrics>();
        if (settings is null) return services;
        services
            .AddSingleton(settings).AddSingleton(new SubscriberKeys(settings.Keys)).AddSingleton<SubscriptionTable>().AddSingleton<SubjectRules>().AddSingleton<SubjectNames>()
            .AddSingleton<ConfirmedSubject>().AddSingleton<AddressHashes>().AddSingleton<ReadNews>().AddSingleton<OpenSubscription>()
            .AddSingleton<LeaveSubscription>().AddSingleton<Sweep>().AddHostedService<SweepWork>().AddSingleton<PushIdentity>()
            .AddSingleton(all => new GetWaysToTell(mail is not null, all.GetService<PushDue>() is null ? null : all.GetRequiredService<PushIdentity>()));
        if (mail is not null) services.AddSingleton<SubscribeByMail>().AddSingleton<SendDue>().AddHostedService<MailWork>();
        // Browsers take messages of pages of https alone, and push services want to know whose they are.
        return settings.Site.Scheme == "https" ? services.AddPush(settings) : services;
    }

    static IServiceCollection AddPush(this IServiceCollection services, SubscriberSettings settings) => services
        .AddSingleton(PublicHttp.Usual)
        .AddSingleton(all => new PushSender(settings, () => all.GetRequiredService<PublicHttp>().Client(null), all.GetRequiredService<TimeProvider>()))
        .AddSingleton<SubscribeByPush>().AddSingleton<PushDue>().AddHostedService<PushWork>();

    public static void MapTellMe(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<TellMeApi>();
}
