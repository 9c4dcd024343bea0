using System.Collections.Concurrent;
using System.Net;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Servers at several addresses with one port, each of which answers with its number, and channels over them.</summary>
public sealed class GreeterFarm : IAsyncDisposable
{
    readonly GreeterServer?[] servers;
    readonly ConcurrentQueue<string> hosts;

    GreeterFarm(GreeterServer[] servers, ConcurrentQueue<string> hosts)
    {
        this.servers = servers;
        this.hosts = hosts;
        Port = servers[0].Address.Port;
    }

    public CapturedLog Log { get; } = new();

    public int Port { get; }

    /// <summary>What the servers were called by, in order.</summary>
    public IReadOnlyList<string> Hosts => [.. hosts];

    public static IPAddress AddressOf(int index) => new([127, 0, 0, (byte)(index + 1)]);

    public static async Task<GreeterFarm> StartAsync(int count)
    {
        var hosts = new ConcurrentQueue<string>();
        var servers = new GreeterServer[count];
        for (var i = 0; i < count; i++)
        {
            servers[i] = await StartServerAsync(i, hosts, i == 0 ? 0 : servers[0].Address.Port);
        }

        return new GreeterFarm(servers, hosts);
    }

    public async Task StopAsync(int index)
    {
        await servers[index]!.StopAsync();
        await servers[index]!.DisposeAsync();
        servers[index] = null;
    }

    public async Task RestartAsync(int index) => servers[index] = await StartServerAsync(index, hosts, Port);

    /// <summary>A channel over the addresses of all servers, and of those that are stopped.</summary>
    public GrpcChannel CreateChannel(LoadBalancingConfig policy, TimeProvider? time = null, RetryPolicy? retry = null) => CreateChannel(
        "static:///farm",
        policy,
        new StaticResolverFactory(
            _ => Enumerable.Range(0, servers.Length).Select(index => new BalancerAddress($"{AddressOf(index)}", Port))),
        time,
        retry);

    public GrpcChannel CreateChannel(
        string address, LoadBalancingConfig policy, ResolverFactory resolver, TimeProvider? time = null, RetryPolicy? retry = null) =>
        GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.Insecure,
            ServiceConfig = new ServiceConfig
            {
                LoadBalancingConfigs = { policy },
                MethodConfigs = { new MethodConfig { Names = { MethodName.Default }, RetryPolicy = retry } },
            },
            ServiceProvider = new ServiceCollection()
                .AddSingleton(time ?? TimeProvider.System)
                .AddSingleton(resolver)
                .BuildServiceProvider(),
            LoggerFactory = LoggerFactory.Create(builder => builder.AddProvider(Log).SetMinimumLevel(LogLevel.Debug)),
            InitialReconnectBackoff = TimeSpan.FromMilliseconds(time is null ? 1 : 1000),
            MaxReconnectBackoff = TimeSpan.FromMilliseconds(time is null ? 1 : 60_000),
            Random = new FixedRandom(0.5),
        });

    /// <summary>Calls until each of the servers has answered.</summary>
    public static async Task UntilAnsweredByAsync(Greeter.GreeterClient client, params int[] servers)
    {
        var missing = servers.Select(server => $"{server}").ToHashSet();
        while (missing.Count > 0)
        {
            missing.Remove((await client.SayAsync(new Req())).Text);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }
        }
    }

    static Task<GreeterServer> StartServerAsync(int index, ConcurrentQueue<string> hosts, int port) => GreeterServer.StartAsync(
        new GreeterMethods
        {
            Say = (_, context) =>
            {
                hosts.Enqueue(context.Host);
                return Task.FromResult(new Res { Text = $"{index}" });
            },
        },
        port: port,
        ip: AddressOf(index));
}
