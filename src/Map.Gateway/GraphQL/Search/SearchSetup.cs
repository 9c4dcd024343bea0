namespace Map.Gateway.GraphQL.Search;

static class SearchSetup
{
    public static IRequestExecutorBuilder AddSearch(this IRequestExecutorBuilder schema) => schema
        .AddTypeExtension<SearchQueries>();
}
