using Map.Bench.GraphQL;
using Map.Bench.Grpc;

return args switch
{
    ["grpc"] => await GrpcBench.RunAsync(),
    ["grpc", "serve"] => await GrpcServer.RunAsync(),
    ["graphql"] => await GraphQLBench.RunAsync(),
    ["graphql", "serve"] => await GraphQLServer.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: ./map bench grpc|graphql");
    return 2;
}
