using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using Map.Contract;
using Map.Contract.Files;
using Map.Service.Access;
using Map.Service.Errors;
using Map.Service.Import;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Map.Service.Tests.Mirrors;

/// <summary>A copy of a map that follows it: whom it believes, what it refuses, and what it does when the original is gone.</summary>
public sealed class MirrorTests(PlacesServer original) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    MirroredWorld world = null!;

    public async Task InitializeAsync()
    {
        await AddAsync("A centre");
        world = await MirroredWorld.StartAsync(original.Database, clock);
    }

    public Task DisposeAsync() => world.DisposeAsync().AsTask();

    [Fact]
    public async Task Copy_follows_and_is_not_sent_what_it_has()
    {
        var mirror = await world.MirrorAsync();
        Assert.Null(mirror.Result);
        await AddAsync("Another centre");
        await world.FollowAsync();
        var after = await world.FollowAsync();

        Assert.Equal((0, null), (after.Failures, after.Result));
        Assert.Equal(clock.GetUtcNow().AddMinutes(10), after.DueAt);
        Assert.Equal(3, world.Upstream.Asked.Count);
        Assert.Equal(world.Upstream.Asked[2].IfNoneMatch, after.ETag);
        Assert.Equal(await MirroredWorld.StateAsync(original.Database), await MirroredWorld.StateAsync(world.Copy.Source));
        // The first copy is no history: who changes the map is told from then on.
        Assert.Equal("mirror 1", await world.Copy.ValueAsync("SELECT min(origin) || ' ' || count(*) FROM revision WHERE subject = 'place' AND origin = 'mirror'"));
    }

    [Fact]
    public async Task Copy_is_vouched_for_by_its_original_also_to_who_copies_the_copy()
    {
        await world.MirrorAsync();
        var (ofOriginal, ofCopy) = (await MirroredWorld.SealAsync(original.Database), await MirroredWorld.SealAsync(world.Copy.Source));
        Assert.NotNull(ofOriginal.Signed);
        Assert.Equal(ofOriginal.Signed, ofCopy.Signed);

        await using var second = await MirroredWorld.StartAsync(world.Copy.Source, clock);
        Assert.Equal(ofOriginal.Signed, (await second.MirrorAsync(ofOriginal.Signed.Key)).Signed);
        await AddAsync("Another centre");
        await world.FollowAsync();
        await second.FollowAsync();
        Assert.Equal(await MirroredWorld.StateAsync(original.Database), await MirroredWorld.StateAsync(second.Copy.Source));
    }

    [Fact]
    public async Task Only_its_original_changes_a_copy_until_it_is_a_map_of_its_own()
    {
        var mirror = await world.MirrorAsync();
        var given = new Dictionary<string, string> { ["id"] = "x", ["name"] = "X", ["type"] = "IRC", ["status"] = "open", ["confidence"] = "high", ["sources"] = "A list" };
        var columns = FileFormat.DetentionCentres.Columns;
        using var file = new TemporaryList(string.Join(',', columns) + "\n" + string.Join(',', columns.Select(column => given.GetValueOrDefault(column))) + "\n");
        Task<ImportReport> ImportAsync() => Importer.ImportAsync(world.Copy.Source, [file.Path], clock, CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<Refusal>(ImportAsync);
        Assert.Equal(ErrorReason.PermissionDenied, refusal.Reason);
        Assert.StartsWith($"This map is a copy of {new Uri(world.Url).GetLeftPart(UriPartial.Authority)}, and follows it: change it there.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(await MirroredWorld.StateAsync(original.Database), await MirroredWorld.StateAsync(world.Copy.Source));

        Assert.True(await world.Table.RemoveAsync(CancellationToken.None));
        Assert.Empty((await ImportAsync()).Problems);
        var seal = await MirroredWorld.SealAsync(world.Copy.Source);
        Assert.NotEqual(mirror.Key, seal.Signed!.Key);
    }

    [Fact]
    public async Task Who_suggests_or_edits_is_told_where_to()
    {
        await world.MirrorAsync();
        await using var app = Setup.Build(new(world.Copy.ConnectionString, new Uri("http://127.0.0.1:0")), builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        using var channel = GrpcChannel.ForAddress(app.Urls.Single());
        var place = await world.Copy.ValueAsync("SELECT id FROM place LIMIT 1");
        var report = new SuggestRequest
        {
            RequestId = Guid.NewGuid().ToString(), Comment = "It is closed.", Change = new() { Report = new() { PlaceId = place, Kind = ReportKind.Wrong } },
        };
        var key = await app.Services.GetRequiredService<KeyStore>().CreateAsync(Role.Contributor, [], "test", CancellationToken.None);
        foreach (var call in (Func<Task>[])
        [
            () => new SuggestionsService.SuggestionsServiceClient(channel).SuggestAsync(report).ResponseAsync,
            () => new PlacesService.PlacesServiceClient(channel).CreatePlaceAsync(new() { Place = Some.DetentionCentre() }, PlacesServer.Bearer(key.Secret)).ResponseAsync,
        ])
        {
            var refused = await Assert.ThrowsAsync<RpcException>(call);
            Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
            Assert.Contains("and follows it: change it there.", refused.Status.Detail, StringComparison.Ordinal);
        }

        Assert.Equal("0", await world.Copy.ValueAsync("SELECT count(*) FROM suggestion"));
    }

    [Fact]
    public async Task Map_of_its_own_becomes_no_copy()
    {
        await using var other = await MirroredWorld.StartAsync(original.Database, clock);
        await other.MirrorAsync();
        await other.Table.RemoveAsync(CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => other.MirrorAsync());

        Assert.Contains("has places or organisations already", refusal.Message, StringComparison.Ordinal);
        Assert.Null(await other.Table.FindAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Original_that_is_gone_is_asked_ever_more_rarely_and_its_copy_stays()
    {
        await world.MirrorAsync();
        var state = await MirroredWorld.StateAsync(world.Copy.Source);
        world.Upstream.Answer = context =>
        {
            context.Response.StatusCode = 502;
            return Task.CompletedTask;
        };

        List<double> waits = [];
        for (var i = 0; i < 10; i++)
        {
            var mirror = await world.FollowAsync();
            Assert.Equal((i + 1, "The original answers 502 Bad Gateway."), (mirror.Failures, mirror.Result));
            waits.Add((mirror.DueAt - clock.GetUtcNow()).TotalMinutes);
        }

        Assert.Equal([10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440], waits);
        Assert.Equal(state, await MirroredWorld.StateAsync(world.Copy.Source));
        Assert.NotNull((await MirroredWorld.SealAsync(world.Copy.Source)).Signed);

        world.Follows(original.Database);
        Assert.Equal((0, null), ((await world.FollowAsync()).Failures, (await world.FollowAsync()).Result));
    }

    [Fact]
    public async Task What_another_key_has_signed_is_not_believed()
    {
        var mirror = await world.MirrorAsync();
        await using var stranger = await MigratedDatabase.CreateAsync();
        await CopyAsync(stranger);
        world.Follows(stranger.Source);

        var after = await world.FollowAsync();
        Assert.Equal(1, after.Failures);
        Assert.Contains($"and this mirror believes {mirror.Key} alone.", after.Result, StringComparison.Ordinal);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => world.MirrorAsync(mirror.Key));
        Assert.Contains($"and not by {mirror.Key}.", refusal.Message, StringComparison.Ordinal);
        // The operator may know better.
        var key = (await MirroredWorld.SealAsync(stranger.Source)).Signed!.Key;
        Assert.Equal(key, (await world.MirrorAsync(key)).Key);
        Assert.Null((await world.FollowAsync()).Result);
    }

    [Fact]
    public async Task What_is_older_than_the_copy_is_not_believed()
    {
        var old = await MirroredWorld.DumpAsync(original.Database);
        await AddAsync("Another centre");
        await world.MirrorAsync();
        world.Upstream.Answer = context => context.Response.Body.WriteAsync(old).AsTask();

        var after = await world.FollowAsync();

        Assert.Contains("was copied already.", after.Result, StringComparison.Ordinal);
        Assert.Equal(await MirroredWorld.StateAsync(original.Database), await MirroredWorld.StateAsync(world.Copy.Source));
        // As after a restore, which the operator knows of.
        await world.MirrorAsync();
        Assert.Null((await world.FollowAsync()).Result);
        Assert.Equal(
            (await DumpReader.CheckAsync(new MemoryStream(old), CancellationToken.None)).State, (await MirroredWorld.SealAsync(world.Copy.Source)).State);
    }

    [Theory]
    [InlineData("\"revision\":", "\"revision\":9", "its signature is not that of")]
    [InlineData("\"signature\":\"", "\"signature\":\"AAAA", "its signature is not that of")]
    [InlineData("\"signed\":{", "\"unsigned\":{", "nobody has signed it")]
    [InlineData("\"name\": \"", "\"name\": \"The ", "was changed on its way")]
    public async Task Dump_that_was_changed_is_refused(string old, string @new, string why)
    {
        var dump = Encoding.UTF8.GetString(await MirroredWorld.DumpAsync(original.Database));
        var at = dump.LastIndexOf(old, StringComparison.Ordinal);
        var changed = Encoding.UTF8.GetBytes(dump[..at] + @new + dump[(at + old.Length)..]);
        world.Upstream.Answer = context => context.Response.Body.WriteAsync(changed).AsTask();

        var refusal = await Assert.ThrowsAsync<Refusal>(() => world.MirrorAsync());

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was written.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("0", await world.Copy.ValueAsync("SELECT count(*) FROM place"));
        Assert.Null(await world.Table.FindAsync(CancellationToken.None));
    }

    async Task AddAsync(string name) =>
        await original.Places.CreatePlaceAsync(new() { Place = Some.DetentionCentre(name) }, await original.KeyAsync(Role.Contributor));

    async Task CopyAsync(MigratedDatabase database)
    {
        using var file = new TemporaryList(Encoding.UTF8.GetString(await MirroredWorld.DumpAsync(original.Database)));
        var folder = Directory.CreateTempSubdirectory("regions").FullName;
        await Dump.DumpLoader.LoadAsync(database.Source, file.Path, folder, clock, CancellationToken.None);
        Directory.Delete(folder);
    }

    sealed class TemporaryList : IDisposable
    {
        readonly string folder = Directory.CreateTempSubdirectory("list").FullName;

        public TemporaryList(string text) => File.WriteAllText(Path, text);

        public string Path => System.IO.Path.Combine(folder, FileFormat.DetentionCentres.Name);

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
