using Grpc.Core;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Log.DataVersion;

/// <summary>A stream of states whose first one is there.</summary>
sealed class StateStream : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly AsyncServerStreamingCall<WatchDataVersionResponse> call;

    StateStream(AsyncServerStreamingCall<WatchDataVersionResponse> call) => this.call = call;

    public WatchDataVersionResponse Last => call.ResponseStream.Current;

    /// <summary>Opens one, again and again while the service does not hear yet.</summary>
    public static async Task<StateStream> OpenAsync(PlacesServer server)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var stream = new StateStream(server.Changes.WatchDataVersion(new WatchDataVersionRequest(), cancellationToken: patience.Token));
            try
            {
                await stream.NextAsync();
                return stream;
            }
            catch (RpcException refusal) when (refusal.StatusCode == StatusCode.Unavailable)
            {
                stream.Dispose();
            }
        }
    }

    public async Task<WatchDataVersionResponse> NextAsync()
    {
        Assert.True(await call.ResponseStream.MoveNext(default).WaitAsync(Patience));
        return Last;
    }

    /// <summary>Reads on until it is another state.</summary>
    public async Task<WatchDataVersionResponse> NextOtherAsync()
    {
        var before = Last;
        using var patience = new CancellationTokenSource(Patience);
        while (Last.DataVersion == before.DataVersion)
        {
            Assert.False(patience.IsCancellationRequested, $"The state was the same for {Patience.TotalSeconds} s.");
            await NextAsync();
        }

        return Last;
    }

    public void Dispose() => call.Dispose();
}
