using Map.Bench.GraphQL;
using Map.Bench.Grpc;
using Map.Bench.Locate;

return args switch
{
    ["grpc"] => await GrpcBench.RunAsync(),
    ["grpc", "serve"] => await GrpcServer.RunAsync(),
    ["graphql"] => await GraphQLBench.RunAsync(),
    ["graphql", "serve"] => await GraphQLServer.RunAsync(),
    ["locate"] => await LocateBench.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: ./map bench grpc|graphql|locate");
    return 2;
}
