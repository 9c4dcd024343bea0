using Map.Service.Log;
using Map.Service.Storage;
using Map.Telemetry;
using Map.Testing.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Service.Tests.Hosting;

/// <summary>The values of the metrics, read as an exporter reads them.</summary>
public sealed class MetricsTests : IAsyncLifetime
{
    readonly PlacesServer server = new();

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task What_waits_in_the_database_is_counted()
    {
        await server.Map.PlaceAsync("one");
        await server.Map.ExecuteAsync("UPDATE revision_counter SET last = last + 1");
        await server.Map.ExecuteAsync("""
            INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
            SELECT last, now() - interval '1 hour', 'test', 'created', 'place', gen_random_uuid()::text, '{}' FROM revision_counter
            """);
        await WebhookAsync(behind: 0, paused: false);
        await WebhookAsync(behind: 1, paused: false);
        await WebhookAsync(behind: 1, paused: true);
        await server.Map.ExecuteAsync("""
            INSERT INTO suggestion (id, receipt, request, contents, made_at, state, kind, change, group_id)
            SELECT gen_random_uuid(), sha256(i::text::bytea), sha256(i::text::bytea), sha256('x'), date_trunc('hour', now(), 'UTC') - interval '2 days', 'open', 'report', '{}',
                   gen_random_uuid()
            FROM generate_series(1, 3) i
            """);
        var key = await server.Keys.CreateAsync(Contract.Role.Contributor, [], "test", CancellationToken.None);
        await server.Keys.FreezeAsync(key.Id, "a test", null, CancellationToken.None);
        foreach (var source in server.Services.GetServices<IQueriedMetrics>())
            await source.ReadAsync(CancellationToken.None);

        Assert.Equal((1, 1), (Value("map.webhooks.waiting"), Value("map.webhooks.paused")));
        Assert.InRange(Value("map.webhooks.oldest.age"), 3_500, 3_800);
        Assert.Equal((3, 25_000), (Value("map.suggestions.waiting"), Value("map.suggestions.limit")));
        Assert.InRange(Value("map.suggestions.oldest.age"), 2 * 86_400, (2 * 86_400) + 3_700);
        Assert.Equal(1, Value("map.keys.frozen"));
    }

    [Fact]
    public void What_was_not_read_is_not_a_number()
    {
        foreach (var source in server.Services.GetServices<IQueriedMetrics>())
            source.Forget();

        Assert.All(["map.webhooks.waiting", "map.suggestions.waiting", "map.keys.frozen"], name => Assert.Equal(double.NaN, Value(name)));
    }

    [Fact]
    public async Task Stream_is_open_until_its_client_leaves()
    {
        var streams = server.Services.GetRequiredService<OpenStreams>();
        using (var call = server.Changes.WatchChanges(new()))
        {
            await call.ResponseStream.MoveNext(CancellationToken.None);
            Assert.Equal(1, Value("map.streams.open", "WatchChanges"));
            Assert.Equal(0, Value("map.streams.open", "WatchDataVersion"));
        }

        await Patience.UntilAsync(() => Value("map.streams.open", "WatchChanges") == 0, "the stream to be closed");
        Assert.Single(streams.Metrics);
    }

    [Fact]
    public async Task Refused_call_is_counted_by_its_reason()
    {
        await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => server.Places.GetPlaceAsync(new() { Id = Guid.Empty.ToString() }).ResponseAsync);

        Assert.Equal(1, Value("map.calls.refused", "NOT_FOUND"));
        Assert.Equal(0, Value("map.calls.refused", "INTERNAL"));
    }

    [Fact]
    public async Task Listener_tells_the_latest_revision_and_how_old_its_reading_is()
    {
        await server.Map.PlaceAsync("one");

        await Patience.UntilAsync(() => Value("map.revision.latest") == 1, "the revision to be heard of");
        Assert.Equal(1, Value("map.listener.up"));
        Assert.InRange(Value("map.listener.age"), 0, 60);
    }

    [Fact]
    public void Spool_pool_and_schema_are_told()
    {
        var spool = server.Services.GetRequiredService<SpoolSpace>();
        spool.Take(1_000);

        Assert.Equal((1_000, SpoolSpace.DefaultBytes), (Value("map.spool.usage"), Value("map.spool.limit")));
        Assert.Equal(1, Value("map.schema.info", Migration.All[^1].Name));
        Assert.Equal(0, Value("map.restores"));
    }

    Task WebhookAsync(int behind, bool paused) => server.Map.ExecuteAsync($"""
        INSERT INTO webhook (id, url, secret, filter, allows_private, created_at, revision, generation, due_at, paused_at)
        SELECT gen_random_uuid(), 'http://127.0.0.1:1/', 'whsec_test', '', false, now(), last - {behind}, {MapGeneration.Id}, now() + interval '1 day',
               {(paused ? "now()" : "NULL")}
        FROM revision_counter
        """);

    double Value(string name, string? tag = null) => server.Services.GetRequiredService<ExportedMetrics>().All.Single(metric => metric.Name == name).Read!()
        .Single(measured => tag is null || (string?)measured.Tags[0].Value == tag).Value;
}
