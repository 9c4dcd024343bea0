namespace Map.Gateway.GraphQL.Suggestions;

static class SuggestionsSetup
{
    public static IRequestExecutorBuilder AddSuggestions(this IRequestExecutorBuilder schema) => schema
        .AddTypeExtension<SuggestionQueries>()
        .AddTypeExtension<SuggestMutations>()
        .AddTypeExtension<ReviewMutations>()
        .AddTypeExtension<LookMutations>();
}
