using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Map.Service.Access;
using Map.Testing.Running;
using Map.V1;

namespace Map.Gateway.Tests.Feeds;

/// <summary>Somebody who adds, changes, closes, withdraws, restores, merges and undoes, in an order that a seed decides.</summary>
sealed class Edits(Uri service, KeyStore keys, int seed) : IDisposable
{
    // A key that changes more within an hour is frozen.
    const int OfOneKey = 60;

    static readonly EditSummary Why = new() { Comment = "Seen", Sources = { Some.Source } };

    readonly GrpcChannel channel = GrpcChannel.ForAddress(service);
    readonly Random random = new(seed);
    readonly Dictionary<string, PlaceKind> mine = [];
    readonly HashSet<string> withdrawn = [];
    readonly List<string> acts = [];
    Metadata key = [];
    int ofKey = OfOneKey;

    /// <summary>How often each kind of edit was made.</summary>
    public Dictionary<string, int> Made { get; } = [];

    ContributionsService.ContributionsServiceClient Contributions => new(channel);

    PlacesService.PlacesServiceClient Places => new(channel);

    public void Dispose() => channel.Dispose();

    public async Task RunAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await EditAsync();
    }

    public async Task<Place> AddAsync(Action<Place>? set = null)
    {
        var place = random.Next(3) == 0 ? Some.DetentionCentre($"Centre <{random.Next()}>") : Some.SupportGroup($"Group & {random.Next()} العربية");
        place.Position = new() { Latitude = 49 + (random.NextDouble() * 4), Longitude = -1 + (random.NextDouble() * 3) };
        (place.Precision, place.Summary) = (Precision.Site, "It says: \"<b>come</b>\" & stay.");
        set?.Invoke(place);
        var added = await Places.CreatePlaceAsync(new() { Place = place, RequestId = Guid.NewGuid().ToString() }, await KeyAsync());
        mine[added.Id] = added.Kind;
        return added;
    }

    public async Task WithdrawAsync(string id)
    {
        await Contributions.WithdrawPlaceAsync(new() { Id = id, Revision = (await ReadAsync(id)).Revision, Summary = Why }, await KeyAsync());
        withdrawn.Add(id);
    }

    async Task EditAsync()
    {
        var shown = mine.Keys.Where(id => !withdrawn.Contains(id)).ToList();
        if (shown.Count < 4 || random.Next(4) == 0)
        {
            await AddAsync();
            Count("add");
            return;
        }

        var id = shown[random.Next(shown.Count)];
        switch (random.Next(6))
        {
            case 0:
                await WithdrawAsync(id);
                Count("withdraw");
                break;
            case 1 when withdrawn.Count > 0:
                await RestoreAsync(withdrawn.First());
                Count("restore");
                break;
            case 2 when shown.Find(other => other != id && mine[other] == mine[id]) is { } other:
                await MergeAsync(id, other);
                Count("merge");
                break;
            case 3 when acts.Count > 0:
                await UndoMergeAsync();
                Count("revert");
                break;
            case 4:
                await UpdateAsync(id, place => place.Status = place.Status == PlaceStatus.Open ? PlaceStatus.Closed : PlaceStatus.Open, "status");
                Count("close");
                break;
            default:
                await UpdateAsync(id, place => place.Name = $"Renamed {random.Next()}", "name");
                Count("rename");
                break;
        }
    }

    async Task UpdateAsync(string id, Action<Place> set, string field)
    {
        var place = await ReadAsync(id);
        set(place);
        await Contributions.UpdatePlaceAsync(
            new() { Id = id, Revision = place.Revision, Place = place, UpdateMask = FieldMask.FromString(field), Summary = Why }, await KeyAsync());
    }

    async Task RestoreAsync(string id)
    {
        await Contributions.RestorePlaceAsync(new() { Id = id, Revision = (await ReadAsync(id)).Revision, Summary = Why }, await KeyAsync());
        withdrawn.Remove(id);
    }

    async Task MergeAsync(string id, string other)
    {
        var request = new MergePlacesRequest
        {
            Id = id, Revision = (await ReadAsync(id)).Revision, OtherId = other, OtherRevision = (await ReadAsync(other)).Revision, Summary = Why,
        };
        acts.Add((await Contributions.MergePlacesAsync(request, await KeyAsync())).ActId);
        mine.Remove(other);
    }

    // What came back is left alone from then on: it may have been built upon.
    async Task UndoMergeAsync()
    {
        var act = acts[^1];
        acts.RemoveAt(acts.Count - 1);
        await Contributions.RevertAsync(new() { ActId = act, Summary = Why }, await KeyAsync());
    }

    async Task<Place> ReadAsync(string id) => await Places.GetPlaceAsync(new() { Id = id }, await KeyAsync());

    async Task<Metadata> KeyAsync()
    {
        if (ofKey++ < OfOneKey)
            return key;
        ofKey = 0;
        return key = PlacesServer.Bearer((await keys.CreateAsync(Role.Reviewer, [], "edits", CancellationToken.None)).Secret);
    }

    void Count(string edit) => Made[edit] = Made.GetValueOrDefault(edit) + 1;
}
