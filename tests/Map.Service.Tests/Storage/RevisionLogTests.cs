using System.Text.Json;
using Map.Gazetteer;
using Map.Service.Places.Fields;
using Map.Service.Places.Write;
using Map.Service.Storage;
using Map.Service.Storage.Entities;
using Map.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Map.Service.Tests.Storage;

public sealed class RevisionLogTests : IAsyncLifetime
{
    static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    MigratedDatabase database = null!;

    static EmbeddedGazetteer gazetteer = null!;

    public async Task InitializeAsync()
    {
        database = await MigratedDatabase.CreateAsync();
        gazetteer = await EmbeddedGazetteer.ReadAsync();
    }

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Place_with_its_parts_is_one_revision_with_all_of_it()
    {
        var place = Some.DetentionCentre("Ünder the Hill");
        place.Periods.Add(new Period { From = "1993-11", To = "2018-12", Source = Some.Source.Clone() });
        place.DetentionCentre.Capacities.Add(new Capacity { People = 216, AsOf = "2015" });

        var id = await SaveAsync(place);

        Assert.Equal($"1 created place {id} test", await database.ValueAsync(
            "SELECT concat_ws(' ', number, change, subject, subject_id, origin) FROM revision"));
        using var state = JsonDocument.Parse(await database.ValueAsync("SELECT state::text FROM revision"));
        Assert.Equal("Ünder the Hill", state.RootElement.GetProperty("name").GetString());
        Assert.Equal("A leaflet, 2024", state.RootElement.GetProperty("sources")[0].GetProperty("citation").GetString());
        var period = state.RootElement.GetProperty("periods")[0];
        Assert.Equal("1993-11", period.GetProperty("opened").GetString());
        Assert.Equal("A leaflet, 2024", period.GetProperty("source").GetProperty("citation").GetString());
        Assert.Equal(216, state.RootElement.GetProperty("capacities")[0].GetProperty("people").GetInt32());
        Assert.Equal(1.8587, state.RootElement.GetProperty("exact_position").GetProperty("coordinates")[0].GetDouble());
        Assert.Equal("1 2026-01-02 12:00:00+00 2026-01-02 12:00:00+00", await database.ValueAsync(
            "SELECT concat_ws(' ', revision, updated_at, created_at) FROM place"));
    }

    [Fact]
    public async Task Change_of_part_alone_is_revision_of_its_place()
    {
        var id = await SaveAsync(Some.Place());

        await using (var context = Open())
        {
            var row = await LoadAsync(context, id);
            TimeFields.Write(row, [new Period { From = "2009" }], context);
            await context.SaveChangesAsync();
        }

        Assert.Equal(
            ["1 created", "2 updated"], await database.ColumnAsync("SELECT number || ' ' || change FROM revision ORDER BY number"));
        Assert.Equal("2", await database.ValueAsync("SELECT revision FROM place"));
        Assert.Equal("2009", await database.ValueAsync("SELECT state #>> '{periods,0,opened}' FROM revision WHERE number = 2"));
    }

    [Fact]
    public async Task Part_of_place_that_is_not_loaded_cannot_be_changed_behind_its_back()
    {
        var id = await SaveAsync(Some.Place());

        await using var context = Open();
        context.Add(new PeriodEntity { PlaceId = id, Ordinal = 0, Opened = "2009" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => context.SaveChangesAsync());
    }

    [Fact]
    public async Task Deletion_keeps_state_before_it()
    {
        var place = Some.Place("Gone");
        place.Periods.Add(new Period { From = "2009" });
        var id = await SaveAsync(place);

        await using (var context = Open())
        {
            context.Remove(await LoadAsync(context, id));
            await context.SaveChangesAsync();
        }

        Assert.Equal("0", await database.ValueAsync("SELECT count(*) FROM place"));
        Assert.Equal("deleted Gone 2009", await database.ValueAsync(
            "SELECT concat_ws(' ', change, state ->> 'name', state #>> '{periods,0,opened}') FROM revision WHERE number = 2"));
    }

    [Fact]
    public async Task Save_that_changes_nothing_writes_no_revision()
    {
        var place = Some.DetentionCentre();
        place.Names["fr"] = "Un lieu";
        var id = await SaveAsync(place);

        await using (var context = Open())
        {
            PlaceWriter.ApplyAll(await LoadAsync(context, id), place, context, gazetteer);
            await context.SaveChangesAsync();
        }

        Assert.Equal("1", await database.ValueAsync("SELECT max(number) FROM revision"));
    }

    [Fact]
    public async Task Parallel_writers_leave_no_gap_and_readers_never_see_one()
    {
        const int writers = 6, each = 8;
        using var finished = new CancellationTokenSource();
        var reader = Task.Run(async () =>
        {
            while (!finished.IsCancellationRequested)
                Assert.Equal("true", await database.ValueAsync("SELECT (coalesce(max(number), 0) = count(*))::text FROM revision"));
        });

        await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            for (var i = 0; i < each; i++)
                await SaveAsync(Some.Place($"{writer}-{i}"));
        }));
        await finished.CancelAsync();
        await reader;

        Assert.Equal(Enumerable.Range(1, writers * each).Select(number => $"{number}"),
            await database.ColumnAsync("SELECT number FROM revision ORDER BY number"));
        Assert.Equal("0", await database.ValueAsync(
            """
            SELECT count(*) FROM place p FULL JOIN revision r ON r.number = p.revision AND r.subject_id = p.id::text
            WHERE p.id IS NULL OR r.number IS NULL
            """));
    }

    [Fact]
    public async Task Save_that_fails_leaves_no_revision_and_gives_its_number_back()
    {
        await SaveAsync(Some.Place("first"));
        await using (var context = Open())
        {
            context.Add(Row(context, Some.Place("good")));
            var bad = Row(context, Some.Place("bad"));
            bad["country"] = "nowhere";
            context.Add(bad);
            await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync());
        }

        await SaveAsync(Some.Place("second"));

        Assert.Equal(["first", "second"], await database.ColumnAsync("SELECT state ->> 'name' FROM revision ORDER BY number"));
        Assert.Equal("2", await database.ValueAsync("SELECT max(number) FROM revision"));
    }

    [Fact]
    public async Task Stale_update_is_refused()
    {
        var id = await SaveAsync(Some.Place());
        await using var late = Open();
        var seen = await LoadAsync(late, id);
        await using (var context = Open())
        {
            (await LoadAsync(context, id))["summary"] = "first";
            await context.SaveChangesAsync();
        }

        seen["summary"] = "second";
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => late.SaveChangesAsync());

        Assert.Equal("first", await database.ValueAsync("SELECT summary FROM place"));
        Assert.Equal("2", await database.ValueAsync("SELECT count(*) FROM revision"));
    }

    [Theory]
    [InlineData("UPDATE revision SET origin = 'forged'")]
    [InlineData("DELETE FROM revision")]
    [InlineData("TRUNCATE revision CASCADE")]
    public async Task Log_is_append_only(string sql)
    {
        await SaveAsync(Some.Place());

        var error = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(sql));

        Assert.Contains("append-only", error.MessageText);
    }

    [Fact]
    public async Task Save_without_author_is_refused()
    {
        await using var context = MapDbContext.Open(database.Source, TimeProvider.System);
        context.Add(Row(context, Some.Place()));

        await Assert.ThrowsAsync<InvalidOperationException>(() => context.SaveChangesAsync());
    }

    [Fact]
    public async Task Same_source_is_stored_once_whoever_names_it()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => SaveAsync(Some.Place($"{i}"))));

        Assert.Equal("1 5", await database.ValueAsync(
            "SELECT (SELECT count(*) FROM source) || ' ' || (SELECT count(*) FROM place_source)"));
    }

    MapDbContext Open()
    {
        var context = MapDbContext.Open(database.Source, new FakeTimeProvider(Noon));
        context.Author = new Author("test");
        return context;
    }

    async Task<Guid> SaveAsync(Place place)
    {
        await using var context = Open();
        var row = Row(context, place);
        context.Add(row);
        await context.SaveChangesAsync();
        return row.Id;
    }

    static PlaceEntity Row(MapDbContext context, Place place)
    {
        var row = new PlaceEntity { Id = Guid.CreateVersion7(), Name = place.Name };
        PlaceWriter.ApplyAll(row, place, context, gazetteer);
        return row;
    }

    static Task<PlaceEntity> LoadAsync(MapDbContext context, Guid id) => context.Places
        .Include(place => place.Sources).Include(place => place.Periods).Include(place => place.Capacities)
        .Include(place => place.Involvements).Include(place => place.Coverage).SingleAsync(place => place.Id == id);
}
