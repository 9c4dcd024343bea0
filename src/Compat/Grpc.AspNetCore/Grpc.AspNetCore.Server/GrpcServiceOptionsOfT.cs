namespace Grpc.AspNetCore.Server;

/// <summary>What holds for one service.</summary>
public class GrpcServiceOptions<TService> : GrpcServiceOptions
    where TService : class;
