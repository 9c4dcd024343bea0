using Google.Rpc;
using Grpc.Core;
using Map.Contract;
using Map.Service.Contributions.Suggestions.Groups;
using Map.Service.Contributions.Suggestions.Rules;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Map.Service.Tests.Contributions.Suggestions;

public sealed class FloodTests : IAsyncLifetime
{
    readonly PlacesServer server = new() { Suggesting = new(Open: 60, OpenOfOrigin: 5, ProofFrom: 40, HeldFrom: 10) };

    Place place = null!;

    public async Task InitializeAsync()
    {
        await server.InitializeAsync();
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        place = await server.Places.CreatePlaceAsync(new() { Place = SuggestionTests.Group() }, await server.KeyAsync(Role.Contributor));
    }

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Group_is_seen_apart_and_refused_by_one_act_without_the_honest()
    {
        for (var i = 0; i < 20; i++) await SuggestAsync($"192.0.2.{i}", $"Look at https://a{i}.spam.example/{i}");
        var honest = await SuggestAsync("198.51.100.1", "The door is beside the church, ring twice");
        var key = await server.KeyAsync(Role.Reviewer, "GB");

        Assert.Equal(["The door is beside the church, ring twice"], await NotesAsync(key));
        var group = Assert.Single((await server.Suggestions.ListSuggestionGroupsAsync(new(), key)).Groups);
        Assert.Equal((20, 20, 20, 1, 20), (group.Size, group.Held, group.Origins, group.Subjects, group.WithSource));
        Assert.Equal(["update_place note"], group.Shapes);
        Assert.Equal(5, group.Samples.Count);
        Assert.Equal(20, (await server.Suggestions.ListSuggestionsAsync(new() { Filter = new() { GroupId = group.Id }, PageSize = 200 }, key)).Suggestions.Count);
        // What comes after the reviewer has looked is not refused unseen.
        await SuggestAsync("192.0.2.77", "Look at https://late.spam.example/");
        Assert.Equal(20, (await server.Suggestions.RejectSuggestionsAsync(new() { GroupId = group.Id, Reason = "Advertising" }, key)).Count);

        Assert.Equal(SuggestionState.Open, (await server.Suggestions.GetReceiptAsync(new() { Receipt = honest })).State);
        Assert.Equal(2, (await server.Suggestions.ListSuggestionsAsync(new() { Filter = new() { WithHeld = true }, PageSize = 200 }, key)).Suggestions.Count);
    }

    [Fact]
    public async Task Suggestion_that_is_being_decided_stops_no_reader_and_is_grouped_later()
    {
        foreach (var i in new[] { 1, 2 }) await SuggestAsync($"192.0.2.{i}", $"Look at https://a{i}.same.example/");
        var key = await server.KeyAsync(Role.Reviewer, "GB");
        await using (var connection = await server.Database.OpenConnectionAsync())
        {
            await using var deciding = await connection.BeginTransactionAsync();
            await using var locked = new Npgsql.NpgsqlCommand("SELECT FROM suggestion ORDER BY id LIMIT 1 FOR UPDATE", connection, deciding);
            await locked.ExecuteNonQueryAsync();

            Assert.Equal(2, (await NotesAsync(key)).Count());
        }

        Assert.Equal(1, await server.Map.ScalarAsync<long>("SELECT count(*) FROM suggestion WHERE NOT is_grouped"));
        var both = (await server.Suggestions.ListSuggestionsAsync(new(), key)).Suggestions;
        Assert.Equal([2, 2], both.Select(one => one.GroupSize));
        Assert.Single(both.Select(one => one.GroupId).Distinct());
    }

    [Fact]
    public async Task Origin_has_a_bound_and_others_go_on()
    {
        for (var i = 0; i < 5; i++) await SuggestAsync("192.0.2.1", $"Note {i} of some length that nobody else has");

        var refused = await Assert.ThrowsAsync<RpcException>(() => SuggestAsync("192.0.2.1", "One more"));
        Refused.Check(refused, StatusCode.ResourceExhausted, "SUGGESTION_LIMIT");
        Assert.Equal(3600, refused.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.Seconds);
        await SuggestAsync("192.0.2.2", "One more");
    }

    [Fact]
    public async Task Queue_has_a_bound_and_its_last_fifth_is_for_who_has_nothing_open()
    {
        await server.Map.ExecuteAsync("""
            INSERT INTO suggestion (id, receipt, request, contents, made_at, state, kind, change, group_id)
            SELECT gen_random_uuid(), sha256(('a' || i)::bytea), sha256(('b' || i)::bytea), sha256('c'), '2026-01-01', 'open', 'report', '{}', gen_random_uuid()
            FROM generate_series(1, 59) i
            """);
        await SuggestAsync("192.0.2.1", "The sixtieth");

        Assert.Equal("SUGGESTION_LIMIT", (await Refused.ByAsync(SuggestAsync("192.0.2.1", "One more"))).Reason);
        for (var i = 0; i < 12; i++) await SuggestAsync($"198.51.100.{i}", $"The first of {i}");
        Assert.Equal("SUGGESTION_LIMIT", (await Refused.ByAsync(SuggestAsync("203.0.113.1", "One more"))).Reason);
    }

    [Fact]
    public async Task Under_load_a_suggestion_costs_a_proof_that_counts_once()
    {
        for (var i = 0; i < 40; i++) await SuggestAsync($"192.0.2.{i}", $"Note {i}");
        var request = Request("192.0.2.1", "What follows costs");

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await server.Suggestions.SuggestAsync(request));
        Refused.Check(refused, StatusCode.ResourceExhausted, "PROOF_OF_WORK");
        var challenge = refused.GetRpcStatus()!.GetDetail<ProofChallenge>()!;
        Assert.Equal(challenge.TicketSeconds, refused.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.Seconds);
        request.Proof = challenge.Ticket;
        Assert.Equal("PROOF_OF_WORK", (await Refused.ByAsync(server.Suggestions.SuggestAsync(request).ResponseAsync)).Reason);
        request.Proof = ProofSolver.Payload(challenge, -1);
        Assert.Equal("proof", (await Refused.ByAsync(server.Suggestions.SuggestAsync(request).ResponseAsync)).Violations.Single().Field);
        request.Proof = ProofSolver.Solve(challenge);
        var receipt = (await server.Suggestions.SuggestAsync(request)).Receipt;

        Assert.Equal(receipt, (await server.Suggestions.SuggestAsync(request)).Receipt);
        var other = Request("192.0.2.2", "Another one");
        other.Proof = request.Proof;
        var replayed = await Refused.ByAsync(server.Suggestions.SuggestAsync(other).ResponseAsync);
        Assert.Equal("proof", replayed.Violations.Single().Field);
        Assert.Contains("was used", replayed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_flag_group_hold_and_refuse_and_are_in_the_log_of_admins()
    {
        var store = server.Services.GetService(typeof(RuleStore)) as RuleStore;
        await store!.AddAsync(new("flagged", "text.contains('beer')", RuleAction.Flag, "speaks of beer", true), default);
        await store.AddAsync(new("grouped", "text.contains('wine')", RuleAction.Group, "wine", true), default);
        await store.AddAsync(new("held", "text.contains('gin')", RuleAction.Hold, "gin", true), default);
        await store.AddAsync(new("refused", "text.contains('rum')", RuleAction.Refuse, "is about rum, which this map is not.", true), default);
        await SuggestAsync("192.0.2.1", "The beer");
        await SuggestAsync("192.0.2.2", "Red wine");
        await SuggestAsync("192.0.2.3", "White wine");
        await SuggestAsync("192.0.2.4", "The gin");

        var refused = await Refused.ByAsync(SuggestAsync("192.0.2.5", "The rum"));
        Assert.Equal(("change", "is about rum, which this map is not."), (refused.Violations.Single().Field, refused.Violations.Single().Description));
        var key = await server.KeyAsync(Role.Reviewer);
        var shown = (await server.Suggestions.ListSuggestionsAsync(new(), key)).Suggestions;
        Assert.Equal(["Red wine", "The beer", "White wine"], shown.Select(NoteOf).Order());
        Assert.Contains("speaks of beer", shown.Single(one => NoteOf(one) == "The beer").Risks);
        Assert.Equal(2, shown.Single(one => NoteOf(one) == "Red wine").GroupSize);
        Assert.True(await store.TurnOffAsync("refused", default));
        Assert.False(await store.TurnOffAsync("refused", default));
        await SuggestAsync("192.0.2.5", "The rum");
        Assert.Equal("rule.add flagged, rule.add grouped, rule.add held, rule.add refused, rule.off refused", await server.Map.ScalarAsync<string>(
            "SELECT string_agg(act || ' ' || subject, ', ' ORDER BY number) FROM admin_log WHERE act LIKE 'rule.%'"));
    }

    [Fact]
    public async Task Rule_is_tried_on_past_suggestions_and_edits()
    {
        await SuggestAsync("192.0.2.1", "The beer of https://bad.example/x");
        await SuggestAsync("192.0.2.2", "Something else");
        await server.Contributions.UpdatePlaceAsync(new()
        {
            Id = place.Id, Revision = place.Revision, Place = new() { Note = "Beer again" }, UpdateMask = new() { Paths = { "note" } },
            Summary = new() { Comment = "Test", Sources = { new Source { Citation = "A book" } } },
        }, await server.KeyAsync(Role.Reviewer));
        var tries = new TryRule(server.Database, new RuleLanguage());

        var beer = await tries.RunAsync("text.contains('beer') && 'note' in fields", default);
        Assert.Equal(((2, 1), (2, 1)), (beer.Counts["open"], beer.Counts["edit"]));
        Assert.Equal(2, beer.Caught.Count);
        Assert.Equal(1, (await tries.RunAsync("'bad.example' in hosts", default)).Counts["open"].Caught);
        await Assert.ThrowsAsync<RuleException>(() => tries.RunAsync("beer", default));
    }

    [Fact]
    public async Task What_no_honest_text_has_is_refused_with_its_path()
    {
        var hidden = await Refused.ByAsync(SuggestAsync("192.0.2.1", "Read \u202Ethis"));
        Assert.Equal("change.update_place.place.note", hidden.Violations[0].Field);
        var host = await Refused.ByAsync(SuggestAsync("192.0.2.1", "See https://p\u0430ypal.com/x"));
        Assert.Equal("change.update_place.place.note", host.Violations.Single().Field);
    }

    [Fact]
    public async Task Origins_are_forgotten_within_a_day()
    {
        await SuggestAsync("192.0.2.1", "Anything");
        Assert.Equal(1, await KnownAsync());
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(12));
        using var work = new OriginsForgotten(server.Database, clock, NullLogger<OriginsForgotten>.Instance);
        await work.ForgetAsync(default);
        Assert.Equal(1, await KnownAsync());
        clock.Advance(TimeSpan.FromHours(11));
        await work.ForgetAsync(default);
        Assert.Equal(0, await KnownAsync());

        Task<long> KnownAsync() => server.Map.ScalarAsync<long>("SELECT count(*) FROM suggestion WHERE origin IS NOT NULL");
    }

    async Task<string> SuggestAsync(string origin, string note) => (await server.Suggestions.SuggestAsync(Request(origin, note))).Receipt;

    SuggestRequest Request(string origin, string note) => new()
    {
        RequestId = Guid.NewGuid().ToString(), Origin = origin, Sources = { new Source { Citation = "A letter" } },
        Change = new()
        {
            UpdatePlace = new() { Id = place.Id, Revision = place.Revision, Place = new() { Note = note }, UpdateMask = new() { Paths = { "note" } } },
        },
    };

    async Task<IEnumerable<string>> NotesAsync(Metadata key) =>
        (await server.Suggestions.ListSuggestionsAsync(new() { PageSize = 200 }, key)).Suggestions.Select(NoteOf);

    static string NoteOf(Suggestion one) => one.Change.UpdatePlace.Place.Note;
}
