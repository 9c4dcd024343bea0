namespace Map.Gateway.GraphQL.Sources;

static class SourcesSetup
{
    public static IRequestExecutorBuilder AddSources(this IRequestExecutorBuilder schema) => schema.AddDataLoader<CitedPageByKey>();
}
