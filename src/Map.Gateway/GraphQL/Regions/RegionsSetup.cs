namespace Map.Gateway.GraphQL.Regions;

static class RegionsSetup
{
    public static IRequestExecutorBuilder AddRegions(this IRequestExecutorBuilder schema) => schema
        .AddType<Region>()
        .AddTypeExtension<RegionQueries>()
        .AddDataLoader<RegionByCode>();
}
