using Map.Service.Hosting.Fetching;

namespace Map.Service.Mirrors;

static class MirrorsSetup
{
    public static IServiceCollection AddMirrors(this IServiceCollection services) => services
        .AddSingleton<MirrorTable>().AddSingleton(all => new MirrorFetch(all.GetRequiredService<TimeProvider>(), PublicHttp.Usual))
        .AddSingleton<FollowMirror>().AddHostedService<MirrorWork>();
}
