using Map.Bench.Grpc;

return args switch
{
    ["grpc"] => await GrpcBench.RunAsync(),
    ["grpc", "serve"] => await GrpcServer.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: ./map bench grpc");
    return 2;
}
