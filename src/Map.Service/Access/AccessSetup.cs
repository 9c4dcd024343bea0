using Map.Service.Hosting;

namespace Map.Service.Access;

static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services, TrustSettings trust) => services
        .AddSingleton(trust).AddSingleton<KeyStore>().AddSingleton<Trust>().AddSingleton<SecondPerson>()
        .AddSingleton<KeyWatch>().AddHostedService(provider => provider.GetRequiredService<KeyWatch>()).AddQueriedMetrics<KeyMetrics>();
}
