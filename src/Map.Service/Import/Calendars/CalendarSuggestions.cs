using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Map.Service.Contributions.Suggestions;
using Map.Service.Contributions.Suggestions.Bounds;
using Map.Service.Contributions.Suggestions.Rules;
using Map.Service.Import.Lists;
using Microsoft.Extensions.Logging.Abstractions;
using ListedSuggestions = Map.Service.Import.Lists.ListedSuggestions;

namespace Map.Service.Import.Calendars;

/// <summary>Suggests what a watched calendar changes: each new event, each changed one, and to cancel what is to come and has gone from it.</summary>
sealed class CalendarSuggestions(ApplyRules rules, NpgsqlDataSource database, TimeProvider clock)
{
    // A calendar that lacks more than this part of what is to come is taken for a broken one.
    const int Part = 3;

    /// <summary>For commands of the operator.</summary>
    public static CalendarSuggestions OfOperator(NpgsqlDataSource database, TimeProvider clock) =>
        new(new(new RuleStore(database, clock), new RuleLanguage(), NullLogger<ApplyRules>.Instance), database, clock);

    /// <returns>What came of it, in words, and whether all of it could be suggested.</returns>
    public async Task<(string Result, bool IsWhole)> RunAsync(CalendarPlan plan, CancellationToken cancellationToken)
    {
        await MirroredMap.RefuseAsync(database, cancellationToken);
        var isTooMuch = plan.Gone.Count * Part > plan.KnownToCome;
        var on = await rules.OnAsync(cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ListSuggestions.LockAsync(connection, cancellationToken);
        string[] lists = [plan.List];
        var before = await ListedSuggestions.ReadAsync(connection, lists, cancellationToken);
        var room = Math.Max(0, ListSuggestions.Most - await ListedSuggestions.CountOpenAsync(connection, lists, null, cancellationToken));
        // What is there again is not to be cancelled any more, and may go another time.
        await ListSuggestions.ExecuteAsync(connection, ListedSuggestions.Forget(plan.List, [.. plan.Rows.Select(row => GoneId(ListedEvents.KeyOf(row)))]), cancellationToken);

        var (made, isWhole) = (0, true);
        foreach (var suggested in plan.Rows.Where(row => row.IsWritten).Select(row => Of(plan, row)).Concat(isTooMuch ? [] : plan.Gone.Select(one => Of(plan, one))))
        {
            if (suggested.Faults().Count > 0 || !before.Add(suggested.Key)) continue;
            if (made == room)
            {
                isWhole = false;
                break;
            }

            var one = await JudgeAsync(connection, suggested, on, plan.List, cancellationToken);
            await ListSuggestions.ExecuteAsync(connection, ListedSuggestions.TakeBack(suggested, null), cancellationToken);
            await ListSuggestions.ExecuteAsync(connection, one.Insert(Admission.HourOf(clock.GetUtcNow())), cancellationToken);
            await ListSuggestions.ExecuteAsync(connection, ListedSuggestions.Insert(suggested, one.Id, null), cancellationToken);
            made++;
        }

        await transaction.CommitWholeAsync();
        var counts = string.Join(", ", plan.Rows.CountBy(row => row.Outcome).OrderBy(pair => pair.Key)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value:N0} {Words.Of(pair.Key).Replace('_', ' ')}")));
        var vanished = isTooMuch ? $" {plan.Gone.Count} of {plan.KnownToCome} events that are to come are not in it: more than a third, so nothing is concluded from that."
            : plan.Gone.Count > 0 ? $" {plan.Gone.Count} events that are to come are not in it any more." : "";
        return ($"{made} suggested: {counts}.{vanished}", isWhole);
    }

    static SuggestedRow Of(CalendarPlan plan, CalendarEventRow row)
    {
        var warned = row.Notes.Where(note => note.Effect == ImportNoteEffect.Warning).Select(note => $" {note.Column} {note.Text}");
        var comment = $"Line {row.Line} of the calendar {plan.List} ({plan.FileName}).{string.Concat(warned)}";
        var request = new SuggestRequest { Comment = comment.Length <= 2000 ? comment : comment[..2000], Sources = { row.Event.Sources } };
        var uid = ListedEvents.KeyOf(row);
        var said = SaidOf(row.Event, row.Sequence, plan.HashOf(row.Event.Venue));
        if (row.Outcome == ImportOutcome.New)
        {
            request.Change = new() { AddEvent = new() { Event = row.Event.Clone() } };
            return new(plan.List, uid, request, null, row.Changes, said);
        }

        // What a calendar says of its own sources is joined with those of the map when the suggestion is accepted.
        var mask = new FieldMask { Paths = { row.Fields.Where(field => field != "sources") } };
        if (mask.Paths.Count == 0) mask.Paths.Add("sources");
        request.Change = new() { UpdateEvent = new() { Id = row.EventId!.Value.ToString(), Revision = row.Revision, Event = row.Event.Clone(), UpdateMask = mask } };
        return new(plan.List, uid, request, row.EventId, row.Changes, said);
    }

    // Accepted, it is remembered as cancelled: a calendar that has it again takes that back.
    static SuggestedRow Of(CalendarPlan plan, GoneEvent gone)
    {
        var request = new SuggestRequest
        {
            Change = new() { UpdateEvent = new() { Id = gone.Id.ToString(), Revision = gone.Revision, Event = new() { Status = EventStatus.Cancelled }, UpdateMask = new() { Paths = { "status" } } } },
            Comment = $"Gone from the calendar {plan.List} ({plan.FileName}), which had {Quote.Of(gone.Name)}. Does it still take place? Ask, and cancel it if it does not.",
            Sources = { CitedSource.OfWhole(plan.Options.Defaults.GetValueOrDefault("source", plan.FileName)) },
        };
        var change = new FieldChange { Field = "status", Before = { Words.Of(EventStatus.Planned) }, After = { Words.Of(EventStatus.Cancelled) } };
        string? said = null;
        if (gone.Before is { Said: { } before, Venue: { } venue, Sequence: var sequence })
        {
            var cancelled = before.Clone();
            cancelled.Status = EventStatus.Cancelled;
            said = SaidOf(cancelled, sequence, venue);
        }

        return new(plan.List, GoneId(gone.Uid), request, gone.Id, [change], said);
    }

    static string GoneId(string uid) => $"{uid} gone";

    static string SaidOf(Event message, int sequence, byte[] venue) => new JsonObject
    {
        ["event"] = JsonNode.Parse(ListedEvents.SaidOf(message)), ["sequence"] = sequence, ["venue"] = Convert.ToHexStringLower(venue),
    }.ToJsonString();

    async Task<NewSuggestion> JudgeAsync(NpgsqlConnection connection, SuggestedRow row, IReadOnlyList<Rule> on, string list, CancellationToken cancellationToken)
    {
        var tried = new ChangeResult("event", row.Place ?? Guid.Empty, "", row.Changes, await RegionsAsync(connection, row.Request.Change.AddEvent?.Event.Venue, cancellationToken));
        var admitted = new Admitted(0, null);
        var judged = Suggest.Judge(row.Request, tried, admitted);
        // Nobody is told the receipt of its request.
        return new(row.Request, new Guid(RandomNumberGenerator.GetBytes(16)), row.Contents, tried, null, admitted, judged, rules.Run(judged, on)) { List = (list, $"list {list} ") };
    }

    // Where the reviewers are whom a new event concerns.
    static async Task<string[]> RegionsAsync(NpgsqlConnection connection, EventVenue? venue, CancellationToken cancellationToken)
    {
        if (venue is null) return [];
        var statement = new Statement();
        if (venue.WhereCase == EventVenue.WhereOneofCase.PlaceId)
            statement.Append($"SELECT coalesce(array_agg(region_code), ARRAY[]::text[]) FROM place_region WHERE place_id = {statement.Value(Guid.Parse(venue.PlaceId))}");
        else if (venue.Site is { } site)
            statement.Append($"""
                SELECT ARRAY(SELECT code FROM published_regions(ST_SetSRID(ST_MakePoint({statement.Value(site.Position.Longitude)}, {statement.Value(site.Position.Latitude)}), 4326),
                    {statement.Value(site.Precision)}, false) code)
                """);
        else return [.. venue.RegionCodes];
        await using var command = statement.On(connection);
        return [.. (string[])(await command.ExecuteScalarAsync(cancellationToken))!, .. venue.RegionCodes];
    }
}
