using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>The greeter that external clients call: what it does is in the name of the request.</summary>
public static class ExternalGreeter
{
    public const string FailureDetail = "There is no « Übergang » 100 %\n🌍";

    public static readonly Google.Rpc.Status FailureStatus = new() { Code = (int)StatusCode.NotFound, Message = "gone" };

    public static Task<GreeterServer> StartAsync() => GreeterServer.StartAsync(
        new GreeterMethods { Say = SayAsync, SayMany = SayManyAsync },
        options => options.ResponseCompressionAlgorithm = "gzip",
        services =>
        {
            services.AddGrpcHealthChecks();
            services.AddGrpcReflection();
        },
        app =>
        {
            app.MapGrpcHealthChecksService();
            app.MapGrpcReflectionService();
        });

    static async Task<Res> SayAsync(Req request, ServerCallContext context)
    {
        switch (request.Name)
        {
            case "fail":
                throw new RpcException(
                    new Status(StatusCode.NotFound, FailureDetail),
                    new Metadata { { "grpc-status-details-bin", FailureStatus.ToByteArray() } });
            case "reject":
                var violation = new Google.Rpc.BadRequest.Types.FieldViolation { Field = "name", Description = "It is no name." };
                throw new Google.Rpc.Status
                {
                    Code = (int)StatusCode.InvalidArgument,
                    Message = "The request is bad.",
                    Details = { Any.Pack(new Google.Rpc.BadRequest { FieldViolations = { violation } }) },
                }.ToRpcException();
            case "crash":
                throw new InvalidOperationException("boom");
            case "wait":
                await Until.Cancelled(context.CancellationToken);
                break;
            case "echo metadata":
                var echo = new Metadata();
                foreach (var entry in context.RequestHeaders.Where(entry => entry.Key.StartsWith("x-", StringComparison.Ordinal)))
                {
                    echo.Add(entry);
                    context.ResponseTrailers.Add(entry);
                }

                await context.WriteResponseHeadersAsync(echo);
                break;
        }

        return new Res { Text = $"Hello {request.Name}" };
    }

    static async Task SayManyAsync(Req request, IServerStreamWriter<Res> responses, ServerCallContext context)
    {
        if (request.Name == "wait")
        {
            await responses.WriteAsync(new Res { Text = "waiting" });
            await Until.Cancelled(context.CancellationToken);
        }

        for (var i = 0; i < request.Count; i++)
        {
            await responses.WriteAsync(new Res { Text = $"Hello {request.Name} {i}" });
        }
    }
}
