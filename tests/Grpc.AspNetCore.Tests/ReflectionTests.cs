using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Reflection.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests;

public class ReflectionTests
{
    [Fact]
    public async Task Services_are_listed()
    {
        var answer = await AskAsync(new ServerReflectionRequest { ListServices = "" });

        Assert.Equal(
            ["grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection", "tests.v1.Greeter"],
            answer.ListServicesResponse.Service.Select(service => service.Name));
    }

    [Theory]
    [InlineData("tests.v1.Greeter")]
    [InlineData("tests.v1.Greeter.Say")]
    [InlineData("tests.v1.Req")]
    [InlineData("tests.v1.Req.name")]
    public async Task Symbol_leads_to_its_file(string symbol)
    {
        var answer = await AskAsync(new ServerReflectionRequest { FileContainingSymbol = symbol });

        var file = FileDescriptorProto.Parser.ParseFrom(Assert.Single(answer.FileDescriptorResponse.FileDescriptorProto));
        Assert.Equal(GreeterReflection.Descriptor.ToProto(), file);
    }

    [Fact]
    public async Task File_is_found_by_name()
    {
        var answer = await AskAsync(new ServerReflectionRequest { FileByFilename = "greeter.proto" });

        Assert.Single(answer.FileDescriptorResponse.FileDescriptorProto);
    }

    [Fact]
    public async Task What_is_not_there_is_answered_so()
    {
        var answer = await AskAsync(new ServerReflectionRequest { FileContainingSymbol = "tests.v1.Shouter" });

        Assert.Equal((int)StatusCode.NotFound, answer.ErrorResponse.ErrorCode);
        Assert.Equal("tests.v1.Shouter", answer.OriginalRequest.FileContainingSymbol);
    }

    static async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest request)
    {
        await using var server = await GreeterServer.StartAsync(
            services: services => services.AddGrpcReflection(), map: app => app.MapGrpcReflectionService());
        using var call = new ServerReflection.ServerReflectionClient(server.CreateChannel()).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(request);
        Assert.True(await call.ResponseStream.MoveNext());
        return call.ResponseStream.Current;
    }
}
