namespace Map.Service.Contributions.Twins;

static class TwinsSetup
{
    public static IServiceCollection AddTwins(this IServiceCollection services) => services.AddSingleton<SimilarPlaces>();
}
