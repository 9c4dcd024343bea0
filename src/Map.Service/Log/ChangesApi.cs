using Map.Service.Log.ChangeFeed;
using Map.Service.Log.DataVersion;

namespace Map.Service.Log;

/// <summary>The calls of ChangesService, each in the class of its name.</summary>
public sealed class ChangesApi(ListChanges listChanges, WatchChanges watchChanges, WatchDataVersion watchDataVersion, OpenStreams open)
    : ChangesService.ChangesServiceBase
{
    public override Task<ListChangesResponse> ListChanges(ListChangesRequest request, ServerCallContext context) =>
        listChanges.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task WatchChanges(
        WatchChangesRequest request, IServerStreamWriter<WatchChangesResponse> responseStream, ServerCallContext context) => open.CountChangesAsync(async () =>
    {
        await foreach (var part in watchChanges.RunAsync(request, context.Caller(), context.ListeningToken()))
            await responseStream.WriteAsync(part, context.CancellationToken);
    });

    public override Task WatchDataVersion(
        WatchDataVersionRequest request, IServerStreamWriter<WatchDataVersionResponse> responseStream, ServerCallContext context) => open.CountVersionsAsync(async () =>
    {
        await foreach (var version in watchDataVersion.RunAsync(context.ListeningToken()))
            await responseStream.WriteAsync(version, context.CancellationToken);
    });
}
