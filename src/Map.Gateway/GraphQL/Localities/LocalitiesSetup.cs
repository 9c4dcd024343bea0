namespace Map.Gateway.GraphQL.Localities;

static class LocalitiesSetup
{
    public static IRequestExecutorBuilder AddLocalities(this IRequestExecutorBuilder schema) => schema
        .AddTypeExtension<LocalityQueries>();
}
