using Grpc.Core;
using Grpc.Net.Client;
using Map.Bench.Load;

namespace Map.Bench.Grpc;

/// <summary>Calls the generated client.</summary>
sealed class GrpcPeer(Uri address, bool streams) : IPeer
{
    readonly GrpcChannel channel = GrpcChannel.ForAddress(address);

    Places.PlacesClient Client => field ??= new(channel);

    public string Name => "gRPC";

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
