namespace Map.Gateway.GraphQL.Keys;

static class KeysSetup
{
    public static IRequestExecutorBuilder AddKeys(this IRequestExecutorBuilder schema) => schema
        .AddTypeExtension<KeyQueries>()
        .AddTypeExtension<CreateKey>()
        .AddTypeExtension<ChangeKey>();
}
