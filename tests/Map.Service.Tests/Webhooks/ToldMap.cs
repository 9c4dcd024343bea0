using Grpc.Core;
using Map.Contract;
using Map.Service.Webhooks;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Map.Service.Tests.Webhooks;

/// <summary>A service whose clock a test moves ahead, and a receiver.</summary>
public sealed class ToldMap : IAsyncLifetime
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    readonly CancellationTokenSource over = new();
    Task ticking = Task.CompletedTask;
    Metadata key = [];

    // Foreign readers of signatures refuse times that are far from theirs.
    internal FakeTimeProvider Clock { get; } = new(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));

    internal PlacesServer Server { get; }

    internal Receiver Receiver { get; private set; } = null!;

    internal WebhookTable Table => Server.Services.GetRequiredService<WebhookTable>();

    public ToldMap() => Server = new() { Clock = Clock };

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        Receiver = await Receiver.StartAsync(Clock);
        key = await Server.KeyAsync(Role.Reviewer);
        ticking = TickAsync();
    }

    public async Task DisposeAsync()
    {
        await over.CancelAsync();
        await ticking;
        over.Dispose();
        await Receiver.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>Tells a path of the receiver of places with this word in their name.</summary>
    internal async Task<Webhook> AddAsync(string path, string word, bool allowPrivate = true, long? since = null)
    {
        var (last, generation) = await Table.PositionAsync(default);
        var webhook = new Webhook(
            Guid.NewGuid(), path.Contains("://", StringComparison.Ordinal) ? path : Receiver.Url(path),
            "whsec_" + Convert.ToBase64String(Guid.NewGuid().ToByteArray()), new() { Text = word }, allowPrivate, since ?? last, generation, Clock.GetUtcNow());
        await Table.AddAsync(webhook, default);
        return webhook;
    }

    internal async Task<Webhook> ReadAsync(Webhook webhook) => (await Table.ListAsync(default)).Single(one => one.Id == webhook.Id);

    /// <summary>Waits until the table says something of a webhook.</summary>
    internal async Task<Webhook> UntilAsync(Webhook webhook, Func<Webhook, bool> holds, string awaited)
    {
        await Patience.UntilAsync(async () => holds(await ReadAsync(webhook)), awaited);
        return await ReadAsync(webhook);
    }

    internal async Task<Place> PlaceAsync(string name)
    {
        var place = Some.SupportGroup(name);
        return await Server.Places.CreatePlaceAsync(new() { Place = place, RequestId = Guid.NewGuid().ToString() }, key);
    }

    internal async Task<Place> RenameAsync(Place place, string name)
    {
        var changed = place.Clone();
        changed.Name = name;
        return (await Server.Contributions.UpdatePlaceAsync(
            new() { Id = place.Id, Revision = place.Revision, Place = changed, UpdateMask = new() { Paths = { "name" } }, Summary = Why }, key)).Place;
    }

    internal async Task WithdrawAsync(Place place) =>
        await Server.Contributions.WithdrawPlaceAsync(new() { Id = place.Id, Revision = place.Revision, Summary = Why }, key);

    /// <summary>Lets time go by, and the work go on.</summary>
    internal void Advance(TimeSpan time) => Clock.Advance(time);

    // A clock that stands still would never wake a wait that begins just after it was moved.
    async Task TickAsync()
    {
        using var timer = new PeriodicTimer(Tick);
        while (!over.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            Clock.Advance(Tick);
        }
    }

    static EditSummary Why { get; } = new() { Comment = "Seen", Sources = { Some.Source } };
}
