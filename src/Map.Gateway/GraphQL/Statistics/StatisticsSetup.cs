namespace Map.Gateway.GraphQL.Statistics;

static class StatisticsSetup
{
    public static IRequestExecutorBuilder AddStatistics(this IRequestExecutorBuilder schema) => schema
        .AddTypeExtension<StatisticsQueries>();
}
