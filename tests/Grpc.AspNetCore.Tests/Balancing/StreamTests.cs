using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;

namespace Grpc.AspNetCore.Tests.Balancing;

/// <summary>Streams over several addresses: each stays where it began.</summary>
public class StreamTests
{
    [Fact]
    public async Task Stream_under_way_goes_on_at_an_address_that_the_name_no_longer_stands_for()
    {
        var goOn = new TaskCompletionSource();
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            SayMany = async (_, responses, _) =>
            {
                await responses.WriteAsync(new Res { Text = "one" });
                await goOn.Task;
                await responses.WriteAsync(new Res { Text = "two" });
            },
        });
        await using var farm = await GreeterFarm.StartAsync(2);
        var resolver = new Announcements();
        using var channel = farm.CreateChannel("announced:///farm", new RoundRobinConfig(), resolver);
        resolver.Announce(new BalancerAddress("127.0.0.1", server.Address.Port));
        var client = new Greeter.GreeterClient(channel);
        using var call = client.SayMany(new Req());
        Assert.True(await call.ResponseStream.MoveNext());

        resolver.Announce(new BalancerAddress("127.0.0.2", farm.Port));
        await GreeterFarm.UntilAnsweredByAsync(client, 1);
        goOn.SetResult();

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal("two", call.ResponseStream.Current.Text);
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Stream_of_requests_begun_while_a_server_is_away_goes_to_another()
    {
        await using var farm = await GreeterFarm.StartAsync(2);
        await farm.StopAsync(0);
        using var channel = farm.CreateChannel(new RoundRobinConfig());
        using var call = new Greeter.GreeterClient(channel).Collect();

        await call.RequestStream.WriteAsync(new Req { Name = "one" });
        await call.RequestStream.WriteAsync(new Req { Name = "two" });
        await call.RequestStream.CompleteAsync();

        Assert.Equal("one two", (await call).Text);
    }

    /// <summary>A resolver of an application's own, told by the test.</summary>
    sealed class Announcements : ResolverFactory
    {
        Action<ResolverResult>? listener;
        BalancerAddress[] latest = [];

        public override string Name => "announced";

        public override Resolver Create(ResolverOptions options) => new Told(this);

        public void Announce(params BalancerAddress[] addresses)
        {
            latest = addresses;
            listener?.Invoke(ResolverResult.ForResult(addresses));
        }

        sealed class Told(Announcements announcements) : Resolver
        {
            public override void Start(Action<ResolverResult> listener)
            {
                announcements.listener = listener;
                listener(ResolverResult.ForResult(announcements.latest));
            }
        }
    }
}
