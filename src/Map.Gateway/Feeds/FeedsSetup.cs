using Map.Gateway.Http.Caching;

namespace Map.Gateway.Feeds;

static class FeedsSetup
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services
        .AddTransient<ChangeReader>().AddTransient<ChangeFeed>()
        .CompressResponses("application/atom+xml");

    public static void MapFeeds(this IEndpointRouteBuilder endpoints) => ChangeFeed.Map(endpoints);
}
