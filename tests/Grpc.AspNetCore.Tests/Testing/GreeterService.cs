using Grpc.AspNetCore.Tests.Protos;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Testing;

public sealed class GreeterService(GreeterMethods methods) : Greeter.GreeterBase
{
    public override Task<Res> Say(Req request, ServerCallContext context) => methods.Say(request, context);

    public override Task SayMany(Req request, IServerStreamWriter<Res> responseStream, ServerCallContext context) =>
        methods.SayMany(request, responseStream, context);

    public override Task<Res> Collect(IAsyncStreamReader<Req> requestStream, ServerCallContext context) =>
        methods.Collect(requestStream, context);

    public override Task Chat(IAsyncStreamReader<Req> requestStream, IServerStreamWriter<Res> responseStream, ServerCallContext context) =>
        methods.Chat(requestStream, responseStream, context);
}
