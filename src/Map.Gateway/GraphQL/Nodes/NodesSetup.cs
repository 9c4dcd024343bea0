namespace Map.Gateway.GraphQL.Nodes;

static class NodesSetup
{
    public static IRequestExecutorBuilder AddNodes(this IRequestExecutorBuilder schema) => schema
        .AddInterfaceType<INode>()
        .AddTypeExtension<NodeQueries>();
}
