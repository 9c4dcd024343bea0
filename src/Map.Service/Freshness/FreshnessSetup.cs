using Map.Service.Freshness.CitedPages;
using Map.Service.Freshness.DeadLinks;
using Map.Service.Freshness.Links;
using Map.Service.Freshness.Mail;
using Map.Service.Hosting;

namespace Map.Service.Freshness;

static class FreshnessSetup
{
    /// <param name="services">Gets it.</param>
    /// <param name="mail">How mail is sent; null for not at all.</param>
    /// <param name="linkCheck">As whom pages are visited; null for not at all.</param>
    public static IServiceCollection AddFreshness(this IServiceCollection services, MailSettings? mail, LinkCheckSettings? linkCheck)
    {
        if (mail is not null) services.AddSingleton(new MailSender(mail));
        return services
            .AddSingleton<LearnFreshness>().AddSingleton<ListStalePlaces>().AddHostedService<FreshnessWork>()
            .AddSingleton<MailBook>().AddSingleton<StopMail>().AddSingleton<OpenLink>().AddSingleton<RevokeLink>().AddSingleton<SettleLinks>()
            .AddSingleton(all => new CreateLink(
                all.GetRequiredService<NpgsqlDataSource>(), all.GetRequiredService<MailBook>(), all.GetRequiredService<TimeProvider>(),
                all.GetService<MailSender>()))
            .AddHostedService<LinkWork>().AddDeadLinks(linkCheck).AddSingleton<GetCitedPages>();
    }

    public static void MapFreshness(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<FreshnessApi>();

    public static void MapCitedPages(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<CitedPagesApi>();
}
