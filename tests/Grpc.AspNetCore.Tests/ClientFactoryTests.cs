using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests;

public class ClientFactoryTests
{
    readonly GreeterMethods echoHeaders = new()
    {
        Say = (_, context) => Task.FromResult(new Res
        {
            Text = string.Join(
                ' ', context.RequestHeaders.Where(entry => entry.Key is "authorization" or "by").Select(entry => entry.Value)),
        }),
    };

    [Fact]
    public async Task Client_from_the_container_calls()
    {
        await using var server = await GreeterServer.StartAsync();
        await using var services = Build(
            collection => collection.AddGrpcClient<Greeter.GreeterClient>(options => options.Address = server.Address));

        Assert.Equal("Hello x", (await services.GetRequiredService<Greeter.GreeterClient>().SayAsync(new Req { Name = "x" })).Text);
    }

    [Fact]
    public async Task Client_by_name_calls_the_address_of_that_name()
    {
        await using var one = await GreeterServer.StartAsync(Says("one"));
        await using var two = await GreeterServer.StartAsync(Says("two"));
        await using var services = Build(collection =>
        {
            collection.AddGrpcClient<Greeter.GreeterClient>("one", options => options.Address = one.Address);
            collection.AddGrpcClient<Greeter.GreeterClient>("two", (_, options) => options.Address = two.Address);
        });
        var factory = services.GetRequiredService<GrpcClientFactory>();

        Assert.Equal("one", (await factory.CreateClient<Greeter.GreeterClient>("one").SayAsync(new Req())).Text);
        Assert.Equal("two", (await factory.CreateClient<Greeter.GreeterClient>("two").SayAsync(new Req())).Text);
    }

    [Fact]
    public async Task Client_without_address_says_how_to_set_it()
    {
        await using var services = Build(collection => collection.AddGrpcClient<Greeter.GreeterClient>());

        var refusal = Assert.Throws<InvalidOperationException>(services.GetRequiredService<Greeter.GreeterClient>);

        Assert.Contains("The gRPC client \"GreeterClient\" has no address", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interceptors_of_channel_and_client_run_outermost_client_first()
    {
        await using var server = await GreeterServer.StartAsync(echoHeaders);
        await using var services = Build(collection => collection
            .AddScoped<PerScope>()
            .AddGrpcClient<Greeter.GreeterClient>(options => options.Address = server.Address)
            .AddInterceptor(() => new AddHeader("channel"))
            .AddInterceptor<PerScope>(InterceptorScope.Client));
        await using var scope = services.CreateAsyncScope();

        var reply = await scope.ServiceProvider.GetRequiredService<Greeter.GreeterClient>().SayAsync(new Req());

        Assert.Equal("scope, channel", reply.Text);
    }

    [Fact]
    public async Task Call_credentials_are_sent_when_the_channel_may()
    {
        await using var server = await GreeterServer.StartAsync(echoHeaders);
        await using var services = Build(collection => collection
            .AddGrpcClient<Greeter.GreeterClient>(options => options.Address = server.Address)
            .ConfigureChannel(options => options.UnsafeUseInsecureChannelCallCredentials = true)
            .AddCallCredentials((context, metadata) =>
            {
                metadata.Add("authorization", $"Bearer {context.MethodName} {context.ServiceUrl}");
                return Task.CompletedTask;
            }));

        var reply = await services.GetRequiredService<Greeter.GreeterClient>().SayAsync(new Req());

        Assert.Equal($"Bearer Say {server.Address}tests.v1.Greeter", reply.Text);
    }

    [Fact]
    public async Task Call_credentials_are_not_sent_in_the_clear()
    {
        await using var server = await GreeterServer.StartAsync(echoHeaders);
        await using var services = Build(collection => collection
            .AddGrpcClient<Greeter.GreeterClient>(options => options.Address = server.Address)
            .AddCallCredentials((_, metadata) =>
            {
                metadata.Add("authorization", "secret");
                return Task.CompletedTask;
            }));

        Assert.Equal("", (await services.GetRequiredService<Greeter.GreeterClient>().SayAsync(new Req())).Text);
    }

    static GreeterMethods Says(string text) => new() { Say = (_, _) => Task.FromResult(new Res { Text = text }) };

    static ServiceProvider Build(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    class AddHeader(string value) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            var headers = context.Options.Headers ?? [];
            headers.Add("by", value);
            return continuation(request, new(context.Method, context.Host, context.Options.WithHeaders(headers)));
        }
    }

    sealed class PerScope() : AddHeader("scope");
}
