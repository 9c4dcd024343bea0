using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Status = Grpc.Core.Status;

namespace Grpc.AspNetCore.Tests;

public class StatusTests
{
    [Theory]
    [InlineData(StatusCode.NotFound, "There is no such place.")]
    [InlineData(StatusCode.InvalidArgument, "")]
    [InlineData(StatusCode.Aborted, "100 % of « Übergänge » \t\n 🌍")]
    public async Task RpcException_of_the_service_reaches_the_caller(StatusCode code, string detail)
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, _) => throw new RpcException(
                new Status(code, detail), new Metadata { { "hint", "try another" }, { "raw-bin", [0, 255, 1] } }),
        });
        using var call = server.CreateClient().SayAsync(new Req());

        var failure = await GreeterServer.FailureOf(async () => await call);

        Assert.Equal(new Status(code, detail), failure.Status);
        Assert.Equal("try another", failure.Trailers.GetValue("hint"));
        Assert.Equal([0, 255, 1], failure.Trailers.GetValueBytes("raw-bin")!);
        Assert.Equal(code, call.GetStatus().StatusCode);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Context_status_other_than_ok_reaches_the_caller()
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, context) =>
            {
                context.Status = new Status(StatusCode.FailedPrecondition, "not now");
                return Task.FromResult(new Res());
            },
        });

        var failure = await GreeterServer.FailureOf(async () => await server.CreateClient().SayAsync(new Req()));

        Assert.Equal(new Status(StatusCode.FailedPrecondition, "not now"), failure.Status);
    }

    [Fact]
    public async Task Unexpected_exception_is_logged_as_an_error_and_not_told()
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, _) => throw new InvalidOperationException("the password is hunter2"),
        });

        var failure = await GreeterServer.FailureOf(async () => await server.CreateClient().SayAsync(new Req()));

        Assert.Equal(new Status(StatusCode.Unknown, "Exception was thrown by handler."), failure.Status);
        Assert.Single(server.Log.Entries, entry => entry.Level == LogLevel.Error);
    }

    [Fact]
    public async Task Unexpected_exception_with_detailed_errors_is_told()
    {
        await using var server = await GreeterServer.StartAsync(
            new GreeterMethods { Say = (_, _) => throw new InvalidOperationException("boom") },
            options => options.EnableDetailedErrors = true);

        var failure = await GreeterServer.FailureOf(async () => await server.CreateClient().SayAsync(new Req()));

        Assert.Equal("Exception was thrown by handler. InvalidOperationException: boom", failure.Status.Detail);
    }

    [Fact]
    public async Task No_reply_from_the_service_is_an_error()
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods { Say = (_, _) => Task.FromResult<Res>(null!) });

        var failure = await GreeterServer.FailureOf(async () => await server.CreateClient().SayAsync(new Req()));

        Assert.Equal(new Status(StatusCode.Cancelled, "No message returned from method."), failure.Status);
    }

    [Fact]
    public async Task Details_of_google_rpc_status_reach_the_caller()
    {
        var violation = new BadRequest.Types.FieldViolation { Field = "position.latitude", Description = "-90 to 90" };
        var sent = new Google.Rpc.Status
        {
            Code = (int)StatusCode.InvalidArgument,
            Message = "latitude is 91",
            Details =
            {
                Any.Pack(new BadRequest { FieldViolations = { violation } }),
                Any.Pack(new ErrorInfo { Reason = "OUT_OF_RANGE", Domain = "map" }),
            },
        };
        await using var server = await GreeterServer.StartAsync(new GreeterMethods { Say = (_, _) => throw sent.ToRpcException() });

        var failure = await GreeterServer.FailureOf(async () => await server.CreateClient().SayAsync(new Req()));
        var received = failure.GetRpcStatus();

        Assert.Equal(sent, received);
        Assert.Equal(new Status(StatusCode.InvalidArgument, "latitude is 91"), failure.Status);
        Assert.Equal("position.latitude", Assert.Single(received!.GetDetail<BadRequest>()!.FieldViolations).Field);
        Assert.Equal("OUT_OF_RANGE", received!.GetDetail<ErrorInfo>()!.Reason);
        Assert.Null(received!.GetDetail<RetryInfo>());
    }

    [Fact]
    public async Task Unknown_method_and_service_are_unimplemented()
    {
        await using var server = await GreeterServer.StartAsync();
        var invoker = server.CreateChannel().CreateCallInvoker();

        var method = await GreeterServer.FailureOf(() => Call("tests.v1.Greeter", "Shout"));
        var service = await GreeterServer.FailureOf(() => Call("tests.v1.Shouter", "Say"));

        Assert.Equal(new Status(StatusCode.Unimplemented, "Method is unimplemented."), method.Status);
        Assert.Equal(new Status(StatusCode.Unimplemented, "Service is unimplemented."), service.Status);

        async Task Call(string serviceName, string name) => await invoker.AsyncUnaryCall(
            new Method<string, string>(MethodType.Unary, serviceName, name, Marshallers.StringMarshaller, Marshallers.StringMarshaller),
            null,
            default,
            "");
    }

    [Fact]
    public async Task Method_not_overridden_is_unimplemented()
    {
        await using var server = await GreeterServer.StartAsync(map: app => app.MapGrpcService<EmptyHealth>());

        var failure = await GreeterServer.FailureOf(
            async () => await new Health.V1.Health.HealthClient(server.CreateChannel()).CheckAsync(new()));

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    sealed class EmptyHealth : Health.V1.Health.HealthBase;
}
