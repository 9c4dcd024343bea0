using Map.Service.Hosting;
using Map.Service.Hosting.Fetching;

namespace Map.Service.Webhooks;

static class WebhooksSetup
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<WebhookTable>().AddSingleton(all => new WebhookSender(PublicHttp.Usual, all.GetRequiredService<TimeProvider>()))
        .AddSingleton<DeliverChanges>().AddHostedService<WebhookWork>().AddQueriedMetrics<WebhookMetrics>();
}
