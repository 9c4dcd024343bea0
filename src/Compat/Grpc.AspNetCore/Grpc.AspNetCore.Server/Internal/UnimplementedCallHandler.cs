using Grpc.Core;
using Grpc.Net.Common.Internal;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Answers for services and methods that are not there.</summary>
sealed class UnimplementedCallHandler(CallEnvironment environment, string what) : ServerCallHandler(environment, RpcConventions.OtherMethod)
{
    protected override Task InvokeAsync(HttpContextServerCallContext context) =>
        throw new RpcException(new Status(StatusCode.Unimplemented, what));
}
