namespace Map.Gateway.GraphQL.Changes;

static class ChangesSetup
{
    public static IRequestExecutorBuilder AddChanges(this IRequestExecutorBuilder schema) => schema
        .AddTypeExtension<ChangeQueries>()
        .AddTypeExtension<PlaceChanged>();
}
