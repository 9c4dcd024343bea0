using System.Globalization;
using CsvHelper;
using Map.Contract.Files;

namespace Map.Gateway.Events;

/// <summary>Events as CSV (RFC 4180): a row for each of their times. Readers rely on the names and the order of the columns.</summary>
static class EventCsv
{
    static readonly (string Name, Func<V1.EventResult, string> Value)[] Columns =
    [
        ("id", one => one.Event.Id), ("name", one => one.Event.Name), ("kind", one => Words.Of(one.Event.Kind)), ("status", one => Words.Of(one.Occurrence.Status)),
        ("start", one => one.Occurrence.Start), ("end", one => one.Occurrence.End), ("time_zone", one => one.Event.Schedule.TimeZone),
        ("starts_at", one => At(one.Occurrence.StartsAt.ToDateTime())), ("ends_at", one => At(one.Occurrence.EndsAt.ToDateTime())),
        ("where", one => VenueText.Of(one.Event.Venue) ?? ""), ("latitude", one => Number(one.Event.Position?.Latitude)), ("longitude", one => Number(one.Event.Position?.Longitude)),
        ("precision", one => one.Event.Precision == 0 ? "" : Words.Of(one.Event.Precision)),
        ("organisers", one => string.Join("; ", one.Event.Organisers.Select(who => who.WhoCase == V1.EventOrganiser.WhoOneofCase.Name ? who.Name : who.Label))),
        ("languages", one => string.Join("; ", one.Event.Languages)), ("accessibility", one => one.Event.Accessibility), ("url", one => one.Event.Url),
        ("note", one => one.Occurrence.Note), ("description", one => one.Event.Description), ("sequence", one => one.Event.Sequence.ToString(CultureInfo.InvariantCulture)),
        ("sources", one => string.Join("; ", one.Event.Sources.Select(SourceText.Of))),
    ];

    public static void Write(IEnumerable<V1.EventResult> results, Stream output)
    {
        using var csv = CsvWriter.Create(output, new() { WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace });
        foreach (var (name, _) in Columns) csv.WriteField(name);
        csv.EndRecord();
        foreach (var one in results)
        {
            foreach (var (_, value) in Columns) csv.WriteField(CellText.Of(value(one)));
            csv.EndRecord();
        }

        csv.Flush();
    }

    static string At(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    static string Number(double? degrees) => degrees?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
