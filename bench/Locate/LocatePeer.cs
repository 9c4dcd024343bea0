using Grpc.Net.Client;
using Map.Bench.Load;
using Map.V1;

namespace Map.Bench.Locate;

/// <summary>The whole call: client, service, and the service's database queries.</summary>
sealed class LocatePeer(GrpcChannel channel, string[] texts) : IPeer
{
    readonly LocalitiesService.LocalitiesServiceClient client = new(channel);
    int next;

    public string Name => "locate, by gRPC";

    public async Task CallAsync() =>
        await client.LocateAsync(new LocateRequest { Text = texts[(uint)Interlocked.Increment(ref next) % texts.Length] });

    public void Dispose()
    {
    }
}
