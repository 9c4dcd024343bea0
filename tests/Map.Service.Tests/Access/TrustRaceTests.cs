using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Map.Service.Hosting;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Access;

/// <summary>A stolen key, used at several services of one database at once, with fewer connections than calls.</summary>
public sealed class TrustRaceTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task Calls_at_two_services_with_few_connections_publish_25_together()
    {
        var (id, key) = await server.TrustedKeyAsync();
        var settings = new ServiceSettings(server.ConnectionString, new Uri("http://127.0.0.1:0")) with { Pool = 3, ContributorsPublish = true };
        await using var other = Setup.Build(settings);
        await other.StartAsync();
        using var channel = GrpcChannel.ForAddress(other.Urls.Single());
        var services = new[] { server.Places, new PlacesService.PlacesServiceClient(channel) };

        var reasons = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => ReasonAsync(services[i % 2], key)));

        Assert.Equal(25, reasons.Count(reason => reason is null));
        Assert.Equal(["KEY_FROZEN"], reasons.OfType<string>().Distinct());
        Assert.Equal(25L, await server.Map.ScalarAsync<long>(
            "SELECT count(*) FROM place p JOIN revision r ON r.number = p.revision WHERE r.key_id = $1 AND p.published", id));
    }

    // Whoever waited in vain for a connection through a pooler calls again.
    static async Task<string?> ReasonAsync(PlacesService.PlacesServiceClient places, string key)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            try
            {
                await places.CreatePlaceAsync(new CreatePlaceRequest { Place = Some.SupportGroup() }, PlacesServer.Bearer(key));
                return null;
            }
            catch (RpcException refusal) when (refusal.StatusCode != StatusCode.Unavailable || !TestPooler.IsWanted || limit.IsCancellationRequested)
            {
                return refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? refusal.Status.ToString();
            }
            catch (RpcException)
            {
            }
        }
    }
}
