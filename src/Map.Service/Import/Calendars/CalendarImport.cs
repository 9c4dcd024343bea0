using System.Globalization;
using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Twins;
using Map.Service.Events.Fields;
using Map.Service.Events.Times;
using Map.Service.Events.Write;
using Map.Service.Import.Lists;
using Map.Sheets;
using Microsoft.EntityFrameworkCore;
using NodaTime.Extensions;

namespace Map.Service.Import.Calendars;

/// <summary>Imports calendars that others keep: understands their events, holds them against the rules and the map, and writes what was chosen.</summary>
sealed class CalendarImport(NpgsqlDataSource database, SimilarPlaces similar, TimeProvider clock)
{
    /// <summary>The code of the note of an event that is not for everybody.</summary>
    public const string Private = "private";

    /// <summary>Codes of notes of events that are left out.</summary>
    static readonly HashSet<string> LeavingOut = [Private, "older", "over", "cancelled_unknown"];

    // By what part of the contract an error is about what property.
    static readonly (string Path, string Property)[] Properties =
    [
        ("event.name", "SUMMARY"), ("event.description", "DESCRIPTION"), ("event.url", "URL"), ("event.kind", "CATEGORIES"), ("event.schedule.rule", "RRULE"), ("event.schedule.end", "DTEND"),
        ("event.schedule.also", "RDATE"), ("event.schedule.except", "EXDATE"), ("event.schedule.changed", "RECURRENCE-ID"), ("event.schedule", "DTSTART"), ("event.venue", "LOCATION"),
    ];

    /// <summary>Reads a calendar and finds what its events are. Nothing is locked, and nothing written.</summary>
    /// <param name="file">The calendar.</param>
    /// <param name="options">What to do with it.</param>
    /// <param name="caller">What the caller may not see is not told of.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SheetException">The file cannot be read.</exception>
    /// <exception cref="Refusal">What is said of it cannot be.</exception>
    public async Task<CalendarPlan> PlanAsync(Stream file, ImportOptions options, Caller caller, CancellationToken cancellationToken)
    {
        var chosen = ListChoices.Chosen(options);
        var choices = CalendarChoices.Of(options);
        var parts = CalendarParts.Of(CalendarText.Read(file));
        if (parts.Events.Count == 0) throw new SheetException("has no event; a calendar with VEVENT is read.");
        if (parts.Events.Count > CalendarReader.MostEvents) throw new SheetException($"has more than {CalendarReader.MostEvents:N0} events; export a part of the calendar, such as what is to come.");
        var reader = new CalendarReader(parts, choices, SourceOf(options, choices, parts));
        var rows = reader.Read();
        var now = clock.GetUtcNow();
        var list = ListFile.Slug(options.HasList ? options.List : Path.GetFileNameWithoutExtension(CalendarPlan.NameOf(options.FileName)));
        var plan = new CalendarPlan(options, chosen, list, caller.KeyId, now, parts, rows);

        var readable = rows.Where(row => !row.IsWrong).ToList();
        await new CalendarVenues(similar, caller, choices).FindAsync(readable, cancellationToken);
        CalendarTexts.Take(readable, reader.Descriptions, choices);
        plan.Gone = await ListedEvents.RecallAsync(database, plan, cancellationToken);
        await CheckAsync(plan, choices, cancellationToken);
        await CompareAsync(plan, choices, caller, cancellationToken);
        foreach (var row in plan.Rows.Where(row => row.EventId is null && !row.IsWrong)) CheckNew(row, now);
        await EventTwins.FindAsync(
            database, [.. plan.Rows.Where(row => row.EventId is null && !row.IsWrong && !IsLeftOut(row))], caller, now, cancellationToken);
        foreach (var row in plan.Rows)
            plan.Decide(row, IsLeftOut(row) ? ImportOutcome.LeftOut : row.EventId is null ? ImportOutcome.New : row.Fields.Count > 0 ? ImportOutcome.Changed : ImportOutcome.Unchanged);
        return plan;
    }

    static bool IsLeftOut(CalendarEventRow row) => row.Notes.Exists(note => LeavingOut.Contains(note.Code));

    static Source SourceOf(ImportOptions options, CalendarChoices choices, CalendarParts parts)
    {
        var called = parts.Properties.GetValueOrDefault("X-WR-CALNAME") ?? parts.Properties.GetValueOrDefault("NAME");
        var file = CalendarPlan.NameOf(options.FileName);
        return CitedSource.OfWhole(choices.Source ?? (called is { Length: > 0 and <= 200 } && !PersonalText.IsPersonal(called) ? $"Calendar \"{called}\" ({file})" : $"Calendar {file}"));
    }

    async Task CheckAsync(CalendarPlan plan, CalendarChoices choices, CancellationToken cancellationToken)
    {
        await using var context = MapDbContext.Open(database, clock);
        var isOrganisation = choices.Organiser is { } named && Guid.TryParseExact(named, "D", out var id) && await context.Organisations.AnyAsync(row => row.Id == id, cancellationToken);
        foreach (var row in plan.Rows.Where(row => !row.IsWrong))
        {
            if (row.Event.Organisers.Count == 0 && choices.OrganiserOf(isOrganisation) is { } organiser) row.Event.Organisers.Add(organiser);
            await ForgetUnknownAsync(context, row, cancellationToken);
            var violations = new Violations();
            EventRules.Check(row.Event, violations);
            await EventReferences.CheckAsync(context, row.Event, violations, cancellationToken);
            foreach (var fault in violations.Found)
            {
                var property = Properties.FirstOrDefault(known => fault.Field.StartsWith(known.Path, StringComparison.Ordinal)).Property;
                // What is missing is unfinished, and was said.
                if (!row.IsUnfinished || property is not ("LOCATION" or "CATEGORIES" or "SUMMARY")) row.Refuse("value_refused", property ?? fault.Field, fault.Description);
            }
        }
    }

    // Of another map: places and organisations have other ids there.
    static async Task ForgetUnknownAsync(MapDbContext context, CalendarEventRow row, CancellationToken cancellationToken)
    {
        if (row.Where.Exported is null) return;
        for (var i = row.Event.Organisers.Count - 1; i >= 0; i--)
        {
            var one = row.Event.Organisers[i];
            var label = one.HasLabel ? one.Label : null;
            one.ClearLabel();
            var violations = new Violations();
            await EventReferences.CheckAsync(context, new() { Organisers = { one } }, violations, cancellationToken);
            if (!violations.Any) continue;
            row.Note("organiser_unknown", CalendarProperties.Event, "names an organiser by an id that this map does not have; its name is kept.");
            if (label is null) row.Event.Organisers.RemoveAt(i);
            else row.Event.Organisers[i] = new() { Name = label };
        }
    }

    async Task CompareAsync(CalendarPlan plan, CalendarChoices choices, Caller caller, CancellationToken cancellationToken)
    {
        var known = plan.Rows.Where(row => row.EventId is not null).ToList();
        var seen = await EventViews.ReadAsync(database, [.. known.Select(row => row.EventId!.Value)], caller, plan.Now, cancellationToken);
        foreach (var row in known)
            if (!seen.TryGetValue(row.EventId!.Value, out var now)) row.Refuse("event_not_seen", "-", "became an event that may not be seen with this key; leave it out.");
            else if (!row.IsWrong && !row.IsUnfinished) EventChanges.Find(plan, row, now, isSourceAssumed: choices.Source is null && row.Where.Exported is null);
    }

    static void CheckNew(CalendarEventRow row, DateTimeOffset now)
    {
        if (row.Event.Status == EventStatus.Cancelled) row.Note("cancelled_unknown", "STATUS", "is cancelled, and was never on the map; it is left out.");
        else if (IsOver(row.Event.Schedule, now)) row.Note("over", "DTSTART", "is over; it is left out.");
        row.Changes.AddRange(EventTexts.Between(null, row.Event));
    }

    // Without following rules for longer than they have to be: of one with an end the end says it, and of one with a number of times they are few.
    static bool IsOver(EventSchedule schedule, DateTimeOffset now)
    {
        var parts = schedule.HasRule ? RuleParts.Of(schedule.Rule) : [];
        var today = now.ToInstant().InUtc().Date;
        if (schedule.HasRule && !parts.ContainsKey("COUNT")
            && (!parts.TryGetValue("UNTIL", out var end) || string.CompareOrdinal(end[..8], today.ToString("uuuuMMdd", CultureInfo.InvariantCulture)) >= 0)) return false;
        var days = schedule.HasEnd ? NodaTime.Period.DaysBetween(LocalTime.Parse(schedule.Start).At.Date, LocalTime.Parse(schedule.End).At.Date) : 0;
        return schedule.Also.Append(schedule.Start).Concat(schedule.Changed.Select(change => change.HasStart ? change.Start : change.Occurrence)).Select(LocalTime.Parse)
            .Concat(parts.ContainsKey("COUNT") ? new Schedule(schedule).Beginnings() : []).All(time => time.At.Date.PlusDays(days) < today);
    }

    /// <summary>What an import by the operator would do.</summary>
    public static ImportResponse Preview(CalendarPlan plan)
    {
        foreach (var row in plan.Rows.Where(row => row.Outcome == ImportOutcome.New)) row.IsPublished = true;
        return plan.ToMessage();
    }

    /// <summary>Imports as the operator, whom nobody has to trust.</summary>
    public async Task<(CalendarPlan Plan, ImportResponse Response)> ApplyAsync(Stream file, ImportOptions options, CancellationToken cancellationToken)
    {
        await using var context = MapDbContext.Open(database, clock);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockAsync(cancellationToken);
        var plan = await PlanAsync(file, options, SubjectReads.Everything, cancellationToken);
        plan.RefuseUnlessAsPreviewed();
        var act = new Act(Guid.CreateVersion7(clock.GetUtcNow()), "import", plan.Name);
        context.Author = Author.Import with { Act = act };
        var ids = await WriteAsync(context, plan, isPublished: true, cancellationToken);
        var isChanged = await context.SaveChangesAsync(cancellationToken) > 0;
        await EndAsync(context, plan, act.Id, ids, cancellationToken);
        await transaction.CommitWholeAsync();
        var response = plan.ToMessage();
        if (isChanged) response.ActId = act.Id.ToString();
        return (plan, response);
    }

    /// <summary>Puts what is chosen into a context, to be saved as one act.</summary>
    /// <returns>The events that it adds and changes.</returns>
    public async Task<Guid[]> WriteAsync(MapDbContext context, CalendarPlan plan, bool isPublished, CancellationToken cancellationToken)
    {
        foreach (var row in plan.Rows.Where(row => row.Outcome == ImportOutcome.New))
        {
            row.NewId = Guid.CreateVersion7(clock.GetUtcNow());
            row.IsPublished = isPublished;
            var added = new EventEntity { Id = row.NewId.Value, Name = row.Event.Name, Published = isPublished, WriterId = context.Author?.KeyId };
            EventMessages.Apply(added, row.Event, context);
            context.Add(added);
        }

        var changed = plan.Rows.Where(row => row.Outcome == ImportOutcome.Changed).ToDictionary(row => row.EventId!.Value);
        Guid[] ids = [.. changed.Keys];
        var entities = await context.Events.Include(row => row.Sources).Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var now = await EventViews.ReadAsync(database, ids, SubjectReads.Everything, plan.Now, cancellationToken);
        foreach (var entity in entities)
            if (now.TryGetValue(entity.Id, out var view))
                EventMessages.Apply(entity, EventChanges.Merged(EventMessages.Whole(entity, view.Sources), changed[entity.Id]), context);
        return [.. plan.Rows.Where(row => row.IsWritten).Select(row => (row.NewId ?? row.EventId)!.Value)];
    }

    /// <summary>Makes the times of what was written, and remembers what it said.</summary>
    public async Task EndAsync(MapDbContext context, CalendarPlan plan, Guid act, Guid[] ids, CancellationToken cancellationToken)
    {
        await EventTimes.RefreshAsync((NpgsqlConnection)context.Database.GetDbConnection(), ids, clock.GetUtcNow(), cancellationToken);
        await ListedEvents.SaveAsync(context, plan, act, cancellationToken);
    }
}
