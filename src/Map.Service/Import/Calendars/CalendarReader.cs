using System.Text.RegularExpressions;
using Ical.Net.CalendarComponents;

namespace Map.Service.Import.Calendars;

/// <summary>Reads the events of a calendar. Whatever names a person is not taken: ATTENDEE, ORGANIZER and CONTACT are never looked at.</summary>
sealed partial class CalendarReader
{
    /// <summary>In one file.</summary>
    public const int MostEvents = 2_000;

    const int LongestEvent = 256_000;
    const int LongestName = 200;
    const int LongestDescription = 2_000;

    readonly CalendarParts parts;
    readonly CalendarZones zones;
    readonly CalendarChoices choices;
    readonly Source source;
    readonly bool isCancelled;

    /// <param name="parts">Of the file.</param>
    /// <param name="choices">What is said of it.</param>
    /// <param name="source">Where its events are known from.</param>
    public CalendarReader(CalendarParts parts, CalendarChoices choices, Source source)
    {
        (this.parts, this.choices, this.source) = (parts, choices, source);
        zones = new(parts, choices.Zone);
        isCancelled = parts.Properties.GetValueOrDefault("METHOD", "").Equals("CANCEL", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The texts of descriptions, which are taken once it is known how public a venue is.</summary>
    public Dictionary<CalendarEventRow, string> Descriptions { get; } = [];

    /// <summary>One row for each event, with all of its times, in the order of the file.</summary>
    public IReadOnlyList<CalendarEventRow> Read()
    {
        var rows = new List<CalendarEventRow>();
        var read = new List<(CalendarEvent Event, int Line)>();
        foreach (var part in parts.Events)
            if (Parse(part, out var fault) is { } parsed) read.Add((parsed, part.Line));
            else rows.Add(Unreadable(part, fault!));
        foreach (var same in read.GroupBy(one => UidOf(one.Event)))
        {
            var mains = same.Where(one => !IsSingle(one.Event)).OrderBy(one => one.Event.Sequence).ToList();
            var singles = same.Where(one => IsSingle(one.Event)).OrderBy(one => one.Event.Sequence).ToList();
            if (mains.Count == 0)
                // A time of a series that somebody was asked to come to is in their calendar alone.
                rows.AddRange(singles.Select(one => Row(one, $"{same.Key} {one.Event.RecurrenceIdentifier!.StartTime}", [])));
            else
            {
                var row = Row(mains[^1], same.Key, singles);
                if (mains.Count > 1) row.Note("uid_twice", "UID", $"is that of {mains.Count} events; the one with the highest SEQUENCE, and of those the last, counts.");
                rows.Add(row);
            }
        }

        return [.. rows.OrderBy(row => row.Line)];
    }

    static bool IsSingle(CalendarEvent one) => one.RecurrenceIdentifier is not null;

    static string UidOf(CalendarEvent one) => one.Uid is { Length: > 0 } uid ? uid : $"{one.Summary} {one.Start}";

    static CalendarEvent? Parse(CalendarComponent part, out string? fault)
    {
        fault = !part.IsWhole ? "has no END:VEVENT; export the calendar again." : part.Text.Length > LongestEvent ? $"has more than {LongestEvent / 1000} KB; shorten its description." : null;
        if (fault is not null) return null;
        if (part.Read()?.Events.FirstOrDefault() is { } read) return read;
        fault = "cannot be read: one of its lines is no property with a value, or has a value of another form. Correct it in the calendar, or export it again.";
        return null;
    }

    static CalendarEventRow Unreadable(CalendarComponent part, string fault)
    {
        var row = new CalendarEventRow(part.Line, $"line {part.Line}", PersonalText.Line(Summary().Match(part.Text).Groups[1].Value));
        row.Refuse("event_unreadable", "-", fault);
        return row;
    }

    CalendarEventRow Row((CalendarEvent Event, int Line) main, string uid, IReadOnlyList<(CalendarEvent Event, int Line)> singles)
    {
        var one = main.Event;
        var row = new CalendarEventRow(main.Line, uid, NameOf(one)) { Sequence = Math.Max(one.Sequence, singles.Select(single => single.Event.Sequence).DefaultIfEmpty().Max()) };
        var message = row.Event;
        var exported = ExportedEvent.Read(one.Properties.Get<string>(CalendarProperties.Event));
        message.Name = row.Name;
        if (row.Name.Length == 0) row.Miss("name_missing", "SUMMARY", "is missing; give the event a name in the calendar.");
        else if (PersonalText.IsPersonal(one.Summary ?? "")) row.Note("person_left_out", "SUMMARY", "has an e-mail address or a telephone number, which is not kept.");
        if (one.Uid is not { Length: > 0 }) row.Note("uid_missing", "UID", "is missing; the event is known again by its name and its start.");
        message.Kind = exported?.Kind ?? KindWords.Of(one.Categories ?? []);
        if (message.Kind == EventKind.Unspecified) message.Kind = choices.Kind;
        if (message.Kind == EventKind.Unspecified)
            row.Miss("kind_missing", "CATEGORIES", $"do not say what it is: one of {string.Join(", ", Words.Values<EventKind>().Select(kind => Words.Of(kind)))}, for all events as kind (--set kind=meeting).");
        message.Status = isCancelled || IsCancelled(one) ? EventStatus.Cancelled
            : exported is { Status: EventStatus.Moved } ? EventStatus.Moved
            : string.Equals(one.Status, "TENTATIVE", StringComparison.OrdinalIgnoreCase) ? EventStatus.Tentative : EventStatus.Planned;
        if (one.Url is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo.Length: 0 } url && exported is null) message.Url = url.AbsoluteUri;
        message.Schedule = new CalendarSchedule(row, zones, exported?.Schedule is { TimeZone: { Length: > 0 } zone } ? CalendarZones.ByName(zone) : null, choices).Read(one, [.. singles.Select(single => (single.Event, single.Line))], IsCancelled) ?? new();
        row.Where = new() { Location = PersonalText.Line(one.Location) is { Length: > 0 } location ? location : null, Geo = GeoOf(one), Online = OnlineOf(one), Exported = exported?.Venue };
        foreach (var (single, line) in singles)
            if (single.Location is { Length: > 0 } other && one.Location is { Length: > 0 } usual && CalendarChoices.Same(other) != CalendarChoices.Same(usual) && !IsCancelled(single))
                row.Warn("time_elsewhere", "LOCATION", $"(line {line}) is another one at {single.RecurrenceIdentifier?.StartTime.Value:yyyy-MM-dd}, and an event of the map has one venue: make that time an event of its own.");
        if (one.Class is { } shared && (shared.Equals("PRIVATE", StringComparison.OrdinalIgnoreCase) || shared.Equals("CONFIDENTIAL", StringComparison.OrdinalIgnoreCase)))
            row.Note(CalendarImport.Private, "CLASS", "says that it is not for everybody; it is left out.");
        if (exported is null) ReadOwn(row, one);
        else ReadExported(message, exported);
        return row;
    }

    void ReadOwn(CalendarEventRow row, CalendarEvent one)
    {
        var (text, dropped) = PersonalText.Of(one.Description);
        if (dropped > 0) row.Note("person_left_out", "DESCRIPTION", $"has e-mail addresses or telephone numbers; {dropped} line(s) with them are not kept. Say it without them in the calendar, or on the page of the event.");
        if (text.Length > LongestDescription) text = $"{text[..(LongestDescription - 1)]}…";
        if (text.Length > 0) Descriptions[row] = text;
        row.Event.Languages.Add(choices.Languages);
        row.Event.Sources.Add(source);
    }

    static void ReadExported(Event message, Event exported)
    {
        if (exported.HasDescription) message.Description = exported.Description;
        if (exported.HasUrl) message.Url = exported.Url;
        if (exported.HasAccessibility) message.Accessibility = exported.Accessibility;
        message.Languages.Add(exported.Languages);
        message.Organisers.Add(exported.Organisers);
        message.Sources.Add(exported.Sources);
    }

    bool IsCancelled(CalendarEvent one) => string.Equals(one.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase);

    static string NameOf(CalendarEvent one) => PersonalText.Line(one.Summary) is var name && name.Length > LongestName ? $"{name[..(LongestName - 1)]}…" : name;

    static Position? GeoOf(CalendarEvent one) => one.GeographicLocation is { } geo && (geo.Latitude != 0 || geo.Longitude != 0)
        ? new() { Latitude = geo.Latitude, Longitude = geo.Longitude } : null;

    static string? OnlineOf(CalendarEvent one) => new[] { one.Properties.Get<object>("CONFERENCE")?.ToString(), one.Properties.Get<object>("X-GOOGLE-CONFERENCE")?.ToString(), one.Location }
        .Select(text => text?.Trim()).FirstOrDefault(text => Address().IsMatch(text ?? ""));

    [GeneratedRegex(@"^https?://[^\s@]+\z", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"^SUMMARY[^:\r\n]*:([^\r\n]*)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Summary();
}
