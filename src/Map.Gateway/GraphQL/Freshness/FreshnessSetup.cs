namespace Map.Gateway.GraphQL.Freshness;

static class FreshnessSetup
{
    public static IRequestExecutorBuilder AddFreshness(this IRequestExecutorBuilder schema) => schema
        .AddTypeExtension<FreshnessQueries>()
        .AddTypeExtension<LinkMutations>();
}
