using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Map.Service.Events.Fields;
using Map.Service.Import.Lists;

namespace Map.Service.Import.Calendars;

/// <summary>What an import of a calendar found, and what it does.</summary>
sealed class CalendarPlan(ImportOptions options, ListChoices choices, string list, Guid? key, DateTimeOffset now, CalendarParts parts, IReadOnlyList<CalendarEventRow> rows)
{
    const int RowsTold = 2_000;
    const int LinesTold = 100;

    // What is read of an event, and what it becomes.
    static readonly Dictionary<string, string> Read = new()
    {
        ["SUMMARY"] = "name", ["DTSTART"] = "schedule.start", ["DTEND"] = "schedule.end", ["DURATION"] = "schedule.end", ["RRULE"] = "schedule.rule", ["RDATE"] = "schedule.also",
        ["EXDATE"] = "schedule.except", ["RECURRENCE-ID"] = "schedule.changed", ["STATUS"] = "status", ["DESCRIPTION"] = "description", ["URL"] = "url", ["LOCATION"] = "venue",
        ["GEO"] = "venue", ["CONFERENCE"] = "venue", ["CATEGORIES"] = "kind", ["UID"] = "id", ["SEQUENCE"] = "sequence", ["CLASS"] = "published", [CalendarProperties.Event] = "event",
        [CalendarProperties.NoteOfTime] = "schedule.changed",
    };

    string? preview;

    public ImportOptions Options => options;

    /// <summary>The name of the list, by which its events are known again.</summary>
    public string List => list;

    public DateTimeOffset Now => now;

    public IReadOnlyList<CalendarEventRow> Rows => rows;

    /// <summary>Events that are to come, and that the calendar does not have any more.</summary>
    public IReadOnlyList<GoneEvent> Gone { get; set; } = [];

    /// <summary>How many events of the list are known that are to come, as everybody sees them.</summary>
    public int KnownToCome { get; set; }

    /// <summary>The name of the import, as everybody is told of it.</summary>
    public string Name => $"{list} ({FileName})";

    public string FileName => NameOf(options.FileName);

    /// <summary>The name of a file; Google calls one after the address of its owner.</summary>
    public static string NameOf(string file) => PersonalText.IsPersonal(file) ? "calendar.ics" : file;

    public void Decide(CalendarEventRow row, ImportOutcome outcome) => row.Outcome = choices.Decide(row.Line, row.Notes, row.Twin is not null, row.IsUnfinished && !row.IsWrong ? ImportOutcome.Unfinished : outcome);

    /// <summary>Hash of a venue. Somebody else's guess at it would make another one: it does not tell whether that was right.</summary>
    public byte[] HashOf(EventVenue? venue) => SHA256.HashData(Encoding.UTF8.GetBytes($"{key} {(venue is null ? "" : EventJson.Of(venue))}"));

    /// <summary>Names what was found. Set once all rows are decided on.</summary>
    public string Preview() => preview ??= Hash();

    string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
        {
            hash.AppendData(row.Event.ToByteArray());
            Add($"{list} {row.Uid} {row.EventId} {row.Twin} {row.Sequence} {string.Join(' ', row.Fields)}");
            foreach (var note in row.Notes) Add(note.Code);
            foreach (var change in row.Changes) hash.AppendData(change.ToByteArray());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
    }

    /// <exception cref="Refusal">An event is wrong and not left out, or the preview was of something else.</exception>
    public void RefuseUnlessAsPreviewed()
    {
        if (options.HasPreview && Preview() != options.Preview)
            throw new Refusal(ErrorReason.Conflict, "The file, what is said of it, or the map is no longer what the preview was of, so nothing was written. Preview it again.");
        if (rows.FirstOrDefault(row => row.Outcome == ImportOutcome.Wrong) is not { } first) return;
        var note = first.Notes.Find(found => found.Effect == ImportNoteEffect.Wrong)!;
        throw Refusal.Invalid("content",
            $"has {rows.Count(row => row.Outcome == ImportOutcome.Wrong)} wrong event(s), so nothing was written; the first is {Quote.Of(first.Name)}, line {first.Line}: {note.Column} {note.Text} "
            + "Mend them, or leave out wrong.");
    }

    public ImportResponse ToMessage() => new()
    {
        Preview = Preview(),
        Tables = { new ImportedTable { Name = FileName, List = list, Rows = rows.Count, Columns = { parts.Used.Keys.Select(Column) } } },
        Counts = { rows.CountBy(row => row.Outcome).OrderBy(pair => pair.Key).Select(pair => new OutcomeCount { Outcome = pair.Key, Rows = pair.Value }) },
        Notes = { Notes().Concat(NotesOfFile()) },
        Rows = { rows.Where(row => row.Outcome != ImportOutcome.Unchanged).Take(RowsTold).Select(ToMessage) },
        Published = rows.Count(row => row.Outcome == ImportOutcome.New && row.IsPublished),
        Waiting = rows.Count(row => row.Outcome == ImportOutcome.New && !row.IsPublished),
    };

    static ImportedColumn Column(string property)
    {
        var column = new ImportedColumn { Column = property };
        if (Read.TryGetValue(property, out var field)) column.Field = field;
        return column;
    }

    IEnumerable<ImportNote> Notes() =>
        from row in rows
        from note in row.Notes
        group (row, note) by (note.Code, note.Column, note.Effect, Text: note.Effect == ImportNoteEffect.None ? "" : note.Text) into same
        orderby same.Key.Effect descending, same.Count() descending, same.Key.Code
        select new ImportNote
        {
            Code = same.Key.Code, Table = FileName, Column = same.Key.Column, Effect = same.Key.Effect, Text = same.First().note.Text,
            Rows = same.Select(pair => pair.row).Distinct().Count(), Lines = { same.Select(pair => pair.row.Line).Distinct().Take(LinesTold) },
        };

    IEnumerable<ImportNote> NotesOfFile()
    {
        foreach (var (kind, count) in parts.Others)
            yield return new()
            {
                Code = "not_read", Table = FileName, Column = kind, Effect = ImportNoteEffect.None, Rows = count,
                Text = "is not read; only events (VEVENT) are.",
            };
        if (Gone.Count > 0)
            yield return new()
            {
                Code = "gone", Table = FileName, Column = "-", Effect = ImportNoteEffect.None, Rows = Gone.Count,
                Text = $"are not in the file any more, and stay as they are: {string.Join(", ", Gone.Take(10).Select(one => $"{Quote.Of(one.Name)} ({one.Id})"))}{(Gone.Count > 10 ? " …" : "")}. Cancel what does not take place.",
            };
    }

    ImportedRow ToMessage(CalendarEventRow row)
    {
        var told = new ImportedRow
        {
            Table = FileName, Line = row.Line, Name = row.Name, Outcome = row.Outcome, Changes = { row.Changes }, Notes = { row.Notes.Select(note => note.Code).Distinct() },
        };
        if (row.Outcome == ImportOutcome.Twin) (told.EventId, told.Likelihood) = (row.Twin!.Value.ToString(), row.Likelihood);
        else if ((row.NewId ?? row.EventId) is { } id) told.EventId = id.ToString();
        return told;
    }
}
