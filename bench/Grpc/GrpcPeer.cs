using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Map.Bench.Load;

namespace Map.Bench.Grpc;

/// <summary>Calls the generated client; with retries as the gateway has them, for which every request is kept until it is answered.</summary>
sealed class GrpcPeer(Uri address, bool streams, bool retries = false) : IPeer
{
    readonly GrpcChannel channel = GrpcChannel.ForAddress(
        address, retries ? new GrpcChannelOptions { ServiceConfig = new ServiceConfig { MethodConfigs = { Retries } } } : new());

    Places.PlacesClient Client => field ??= new(channel);

    public string Name => retries ? "gRPC with retries" : "gRPC";

    static MethodConfig Retries => new()
    {
        Names = { MethodName.Default },
        RetryPolicy = new RetryPolicy
        {
            MaxAttempts = 3,
            InitialBackoff = TimeSpan.FromMilliseconds(50),
            MaxBackoff = TimeSpan.FromMilliseconds(500),
            BackoffMultiplier = 3,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    };

    public async Task CallAsync()
    {
        if (!streams)
        {
            Expect((await Client.NearAsync(Samples.Near)).Places.Count, Samples.PlacesOfAPage);
            return;
        }
        using var call = Client.All(new AllRequest());
        var places = 0;
        while (await call.ResponseStream.MoveNext())
            places += call.ResponseStream.Current.Places.Count;
        Expect(places, Samples.PlacesOfAMessage * Samples.Messages);
    }

    public void Dispose() => channel.Dispose();

    static void Expect(int places, int expected)
    {
        if (places != expected)
            throw new InvalidOperationException($"The answer has {places} places; expected are {expected}.");
    }
}
