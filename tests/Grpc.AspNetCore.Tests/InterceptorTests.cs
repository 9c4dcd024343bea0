using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests;

public class InterceptorTests
{
    [Fact]
    public async Task Server_interceptors_run_in_order_around_every_call_type()
    {
        await using var server = await GreeterServer.StartAsync(
            options: options =>
            {
                options.Interceptors.Add<Trace>("outer");
                options.Interceptors.Add<Trace>("inner");
            },
            services: services => services.AddSingleton<List<string>>());
        var trace = server.Services.GetRequiredService<List<string>>();
        var client = server.CreateClient();

        await client.SayAsync(new Req());
        using var many = client.SayMany(new Req { Count = 1 });
        await many.ResponseStream.ReadAllAsync().ToListAsync();
        using var collect = client.Collect();
        await collect.RequestStream.CompleteAsync();
        await collect;
        using var chat = client.Chat();
        await chat.RequestStream.CompleteAsync();
        await chat.ResponseStream.ReadAllAsync().ToListAsync();

        Assert.Equal(
            ["Unary", "ServerStreaming", "ClientStreaming", "DuplexStreaming"],
            trace.Where(line => line.StartsWith("outer in", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]));
        Assert.Equal(["outer in Unary", "inner in Unary", "inner out Unary", "outer out Unary"], trace.Take(4));
    }

    [Fact]
    public async Task Server_interceptor_made_for_a_call_is_disposed_of_after_it()
    {
        await using var server = await GreeterServer.StartAsync(
            options: options => options.Interceptors.Add<Trace>("only"), services: services => services.AddSingleton<List<string>>());

        await server.CreateClient().SayAsync(new Req());
        // Stopping waits for the call to have ended on the server too.
        await server.StopAsync();

        Assert.Equal("only disposed", server.Services.GetRequiredService<List<string>>()[^1]);
    }

    [Fact]
    public async Task Server_interceptor_can_refuse_a_call()
    {
        await using var server = await GreeterServer.StartAsync(options: options => options.Interceptors.Add<Refuse>());

        var failure = await GreeterServer.FailureOf(async () => await server.CreateClient().SayAsync(new Req()));

        Assert.Equal(new Status(StatusCode.Unauthenticated, "who are you?"), failure.Status);
    }

    [Fact]
    public async Task Client_interceptors_run_in_order_and_can_change_headers()
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, context) => Task.FromResult(
                new Res { Text = string.Join(' ', context.RequestHeaders.GetAll("by").Select(entry => entry.Value)) }),
        });
        var client = new Greeter.GreeterClient(server.CreateChannel().Intercept(new AddHeader("1"), new AddHeader("2")).Intercept(headers =>
        {
            headers.Add("by", "0");
            return headers;
        }));

        Assert.Equal("0, 1, 2", (await client.SayAsync(new Req())).Text);
        Assert.Equal("0, 1, 2", client.Say(new Req()).Text);
    }

    public sealed class Trace(List<string> trace, string name) : Interceptor, IDisposable
    {
        public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            trace.Add($"{name} in Unary");
            var response = await continuation(request, context);
            trace.Add($"{name} out Unary");
            return response;
        }

        public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            ServerCallContext context,
            ClientStreamingServerMethod<TRequest, TResponse> continuation)
        {
            trace.Add($"{name} in ClientStreaming");
            return continuation(requestStream, context);
        }

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            trace.Add($"{name} in ServerStreaming");
            return continuation(request, responseStream, context);
        }

        public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            DuplexStreamingServerMethod<TRequest, TResponse> continuation)
        {
            trace.Add($"{name} in DuplexStreaming");
            return continuation(requestStream, responseStream, context);
        }

        public void Dispose() => trace.Add($"{name} disposed");
    }

    public sealed class Refuse : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
            throw new RpcException(new Status(StatusCode.Unauthenticated, "who are you?"));
    }

    sealed class AddHeader(string value) : Interceptor
    {
        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            BlockingUnaryCallContinuation<TRequest, TResponse> continuation) => continuation(request, Add(context));

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation) => continuation(request, Add(context));

        ClientInterceptorContext<TRequest, TResponse> Add<TRequest, TResponse>(ClientInterceptorContext<TRequest, TResponse> context)
            where TRequest : class
            where TResponse : class
        {
            var headers = context.Options.Headers ?? [];
            headers.Add("by", value);
            return new(context.Method, context.Host, context.Options.WithHeaders(headers));
        }
    }
}
