using System.Net;
using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Twins;
using Map.Service.Hosting.Fetching;
using Map.Service.Import.Calendars;
using Map.Service.Import.Lists;
using Map.Service.Import.Sources;
using Map.Service.Places.Read;
using Map.Service.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Map.Service.Tests.Import.Lists.Importing;

namespace Map.Service.Tests.Import.Sources;

/// <summary>Lists of others that are watched: a real server on loopback, and a database of its own for each test.</summary>
public sealed class SourceTests : IAsyncLifetime
{
    static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    // As the service has it: a test that needs it is not one of time.
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    readonly FakeTimeProvider clock = new(Start);

    MigratedDatabase database = null!;
    Upstream upstream = null!;

    public async Task InitializeAsync() => (database, upstream) = (await MigratedDatabase.CreateAsync(), await Upstream.StartAsync());

    public async Task DisposeAsync()
    {
        await upstream.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task What_is_new_is_suggested_once_and_a_list_that_is_not_modified_is_not_sent_again()
    {
        await AddAsync();
        upstream.Serve(Camps("Watched", 1), "\"1\"");

        var source = await RunAsync();
        Assert.Equal(("2 suggested: 2 new.", 0, Start.AddDays(7), Start), (source.Result, source.Failures, source.DueAt, source.FetchedAt));
        Assert.Equal(["http://127.0.0.1"], await database.ColumnAsync("SELECT DISTINCT left(sources->0->>'url', 16) FROM suggestion"));
        Assert.Equal("camps 2", await database.ValueAsync("SELECT min(list) || ' ' || count(*) FROM suggestion WHERE state = 'open' AND kind = 'add_place'"));
        Assert.Contains("Map", (string?)upstream.Asked[0].UserAgent);

        clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("not modified.", (await RunAsync()).Result);
        Assert.Equal(("\"1\"", "Sun, 01 Nov 2026 10:00:00 GMT"), ((string?)upstream.Asked[1].IfNoneMatch, (string?)upstream.Asked[1].IfModifiedSince));

        upstream.Serve(Camps("Watched", 1) + "\nWatched Gamma;FRA;Metz;49,1193;1,1757;40;", "\"2\"");
        Assert.Equal("1 suggested: 1 new, 2 suggested.", (await RunAsync()).Result);
        upstream.Serve(Camps("Watched", 1) + "\nWatched Gamma;FRA;Metz;49,1193;1,1757;40;", "\"3\"");
        Assert.Equal("the same as before.", (await RunAsync()).Result);
    }

    [Fact]
    public async Task Row_that_vanished_is_a_suggestion_to_look_once_and_is_taken_back_when_it_is_there_again()
    {
        await ImportAsync(Rows(1, 2, 3, 4));
        await AddAsync();
        upstream.Serve(Rows(1, 2, 3), "\"1\"");

        Assert.Equal("0 suggested: 3 unchanged. 1 known rows are not in it any more.", (await RunAsync()).Result);
        Assert.Equal("open Place 4", await database.ValueAsync("""
            SELECT s.state || ' ' || p.name FROM suggestion s JOIN place p ON p.id = s.subject_id
            WHERE s.kind = 'report' AND s.comment LIKE 'Gone from the list camps%'
            """));
        // Of whoever put it on the map nobody thinks less.
        Assert.Equal("0", await database.ValueAsync("SELECT count(*) FROM work_report"));
        await database.ExecuteAsync("UPDATE suggestion SET state = 'rejected', reason = 'It is there.'");

        upstream.Serve(Rows(3, 2, 1), "\"2\"");
        Assert.Equal("0 suggested: 3 unchanged.", (await RunAsync()).Result);
        upstream.Serve(Rows(1, 2, 3, 4), "\"3\"");
        Assert.Equal("0 suggested: 4 unchanged.", (await RunAsync()).Result);
        upstream.Serve(Rows(1, 2, 4), "\"4\"");
        await RunAsync();
        upstream.Serve(Rows(1, 2, 3, 4), "\"5\"");
        await RunAsync();
        Assert.Equal(["rejected", "taken_back"], await database.ColumnAsync("SELECT state::text FROM suggestion ORDER BY state"));
        Assert.Equal("4", await database.ValueAsync("SELECT count(*) FROM place"));
    }

    [Fact]
    public async Task Nothing_is_concluded_when_more_than_a_third_vanished()
    {
        await ImportAsync(Rows(1, 2, 3, 4));
        await AddAsync();
        upstream.Serve(Rows(1, 2), "\"1\"");

        Assert.Equal(
            "0 suggested: 2 unchanged. 2 of 4 known rows are not in it: more than a third, so nothing is concluded from that.", (await RunAsync()).Result);
        Assert.Equal("0", await database.ValueAsync("SELECT count(*) FROM suggestion"));
    }

    [Fact]
    public async Task Failure_is_kept_and_asked_about_later_and_later_and_a_wait_that_the_server_asks_for_is_kept()
    {
        await AddAsync();
        upstream.Answer = Status(500);
        var source = await RunAsync();
        Assert.Equal(("answers 500 Internal Server Error.", 1, Start.AddMinutes(15)), (source.Result, source.Failures, source.DueAt));
        Assert.Equal((2, Start.AddMinutes(30)), (await RunAsync()) is var second ? (second.Failures, second.DueAt) : default);

        upstream.Answer = context =>
        {
            context.Response.Headers.RetryAfter = "7200";
            return Status(429)(context);
        };
        Assert.Equal(Start.AddHours(2), (await RunAsync()).DueAt);
        upstream.Answer = context =>
        {
            context.Response.Headers.RetryAfter = Start.AddHours(5).ToString("R");
            return Status(503)(context);
        };
        Assert.Equal(Start.AddHours(5), (await RunAsync()).DueAt);

        upstream.Serve(Camps("Again", 2), "\"1\"");
        Assert.Equal((0, "2 suggested: 2 new."), (await RunAsync()) is var well ? (well.Failures, well.Result) : default);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task File_that_is_too_large_is_refused_whether_its_length_is_said_or_not(bool isSaid)
    {
        await AddAsync();
        upstream.Answer = async context =>
        {
            if (isSaid) context.Response.ContentLength = UploadedFile.MaximumLength + 1L;
            var part = new byte[1 << 20];
            for (var sent = 0; sent <= UploadedFile.MaximumLength / part.Length && !context.RequestAborted.IsCancellationRequested; sent++)
                await context.Response.Body.WriteAsync(part);
        };

        Assert.Equal("has more than 32 MB.", (await RunAsync()).Result);
    }

    [Fact]
    public async Task Server_that_never_answers_is_left()
    {
        await AddAsync();
        var asked = new TaskCompletionSource();
        upstream.Answer = async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        var run = RunAsync();
        await asked.Task.Within("the fetch to begin");
        clock.Advance(Limit);

        Assert.Equal("took longer than 120 seconds.", (await run.Within("the fetch to end")).Result);
    }

    [Theory]
    [InlineData("http://127.0.0.2:1/x.csv", "which is 127.0.0.2: no address of the public internet")]
    [InlineData("http://localhost:1/", "no address of the public internet")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "which is 169.254.169.254: no address of the public internet")]
    [InlineData("http://[::ffff:10.0.0.1]/", "no address of the public internet")]
    [InlineData("http://user:secret@example.org/", "which has a name or a password in it")]
    [InlineData("file:///etc/passwd", "which is no web address")]
    public async Task Redirect_into_the_network_of_the_operator_is_refused(string to, string refusal)
    {
        await AddAsync();
        upstream.Answer = context =>
        {
            context.Response.Headers.Location = to;
            return Status(302)(context);
        };

        Assert.Contains(refusal, (await RunAsync()).Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_are_followed_but_not_for_ever()
    {
        await AddAsync();
        var list = Camps("Moved", 3);
        upstream.Answer = async context =>
        {
            if (context.Request.Path == "/new.csv") await context.Response.WriteAsync(list);
            else context.Response.Redirect("/new.csv", permanent: true);
        };
        Assert.Equal("2 suggested: 2 new.", (await RunAsync()).Result);

        upstream.Answer = context =>
        {
            context.Response.Redirect(context.Request.Path + "x");
            return Task.CompletedTask;
        };
        Assert.Equal("leads on more than 3 times.", (await RunAsync()).Result);
    }

    [Fact]
    public async Task Address_in_the_network_of_the_operator_needs_to_be_allowed()
    {
        await AddAsync(allowPrivate: false);
        upstream.Serve(Camps("Private", 4), "\"1\"");

        Assert.Contains("which is 127.0.0.1: no address of the public internet", (await RunAsync()).Result, StringComparison.Ordinal);
        Assert.Empty(upstream.Asked);
    }

    [Fact]
    public async Task Every_address_of_a_host_is_looked_at_and_one_that_is_not_public_refuses_all()
    {
        var source = new WatchedSource("any", "http://host.example/list.csv", new(), Every.Parse("P1D")!.Value, AllowsPrivate: false, Start);
        var fetch = new SourceFetch(clock, Limit, new((_, _) => Task.FromResult(new[] { IPAddress.Parse("1.1.1.1"), IPAddress.Parse("10.1.2.3") })));
        var refused = await Assert.ThrowsAsync<FetchException>(() => fetch.FetchAsync(source, CancellationToken.None));
        Assert.Contains("which is 10.1.2.3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_list_and_a_wrong_row_are_told_and_nothing_is_lost()
    {
        await AddAsync();
        upstream.Serve(Camps("Whole", 5), "\"1\"");
        await RunAsync();
        upstream.Serve("", "\"2\"");
        Assert.Equal(1, (await RunAsync()).Failures);
        upstream.Serve(Camps("Whole", 5) + $"\n{new string('x', 201)};FRA;Metz;49,1193;5,1757;40;", "\"3\"");
        Assert.Equal("0 suggested: 1 left_out, 2 suggested.", (await RunAsync()).Result);
        Assert.Equal("2", await database.ValueAsync("SELECT count(*) FROM suggestion WHERE state = 'open'"));
    }

    [Fact]
    public async Task Service_runs_what_is_due_and_leaves_files_to_the_command()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Camps("Filed", 6));
            await AddAsync();
            await Store.AddAsync(new("file", file, Options("file.csv"), Every.Parse("P1D")!.Value, false, Start), default);
            upstream.Serve(Camps("Due", 7), "\"1\"");
            using var watch = new SourceWatch(Runner(), Store, clock, NullLogger<SourceWatch>.Instance);
            await watch.StartAsync(default);
            using var limit = new CancellationTokenSource(Patience.Limit);
            while ((await ReadAsync()).FetchedAt is null) Assert.False(limit.IsCancellationRequested, "Waited for the source to be fetched.");
            await watch.StopAsync(default);

            Assert.Equal("2 suggested: 2 new.", (await ReadAsync()).Result);
            Assert.Equal(["file"], (await Store.ListAsync(default)).Where(source => source.FetchedAt is null).Select(source => source.Name));
            Assert.Equal("2 suggested: 2 new.", (await Runner().RunAsync(source => source.Name == "file", default))!.Single().Result);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task One_process_at_a_time_runs_sources()
    {
        await AddAsync();
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        upstream.Answer = async context =>
        {
            asked.SetResult();
            await answer.Task;
            await context.Response.WriteAsync(Camps("Alone", 8));
        };
        var first = RunAsync();
        await asked.Task.Within("the fetch to begin");

        Assert.Null(await Runner().RunAsync(_ => true, default));
        answer.SetResult();
        Assert.Equal("2 suggested: 2 new.", (await first).Result);
    }

    static Func<HttpContext, Task> Status(int code) => context =>
    {
        context.Response.StatusCode = code;
        return Task.CompletedTask;
    };

    // Of which one row is as another but for its number.
    static string Rows(params IEnumerable<int> numbers) =>
        "id,name,latitude,longitude\n" + string.Concat(numbers.Select(i => FormattableString.Invariant($"{i},Place {i},{40 + i}.1234,{i * 2}.4321\n")));

    WatchedSources Store => new(database.Source);

    ListImport Lists => new(database.Source, new SimilarPlaces(database.Source, new BatchGetPlaces(MapServers.Only(database.Source)), clock), clock);

    RunSources Runner() => new(
        Store, new(clock, Limit, PublicHttp.Usual), Lists, ListSuggestions.OfOperator(Lists, database.Source, clock),
        new(database.Source, new SimilarPlaces(database.Source, new BatchGetPlaces(MapServers.Only(database.Source)), clock), clock),
        CalendarSuggestions.OfOperator(database.Source, clock), database.Source, clock);

    async Task AddAsync(bool allowPrivate = true) =>
        await Store.AddAsync(new("camps", upstream.Address, Options(""), Every.Parse("P1W")!.Value, allowPrivate, Start), default);

    async Task<WatchedSource> RunAsync() => (await Runner().RunAsync(source => source.Name == "camps", default))!.Single();

    async Task<WatchedSource> ReadAsync() => (await Store.ListAsync(default)).Single(source => source.Name == "camps");

    async Task ImportAsync(string list)
    {
        var options = Options("camps.csv");
        options.Defaults["source"] = "A list";
        await using var content = TemporaryFile.Create();
        await content.WriteAsync(System.Text.Encoding.UTF8.GetBytes(list));
        await Lists.ApplyAsync(await Lists.PlanAsync(content, options, SubjectReads.Everything, default), default);
    }
}
