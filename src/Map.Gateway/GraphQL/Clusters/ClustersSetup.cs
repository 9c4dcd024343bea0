namespace Map.Gateway.GraphQL.Clusters;

static class ClustersSetup
{
    public static IRequestExecutorBuilder AddClusters(this IRequestExecutorBuilder schema) => schema
        .AddTypeExtension<ClusterQueries>();
}
