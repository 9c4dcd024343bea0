using System.Text;
using Map.Service.Import.Calendars;
using Map.V1;

namespace Map.Service.Tests.Import.Calendars;

/// <summary>Reads calendars as an import does, without a database.</summary>
static class Reading
{
    public static string Folder => Path.Combine(Repository.Root, "tests/Map.Service.Tests/Import/Calendars/Corpus");

    public static IReadOnlyList<CalendarEventRow> Rows(Stream file, params (string Name, string Value)[] said)
    {
        var options = new ImportOptions { FileName = "calendar.ics" };
        foreach (var (name, value) in said) options.Defaults[name] = value;
        return new CalendarReader(CalendarParts.Of(CalendarText.Read(file)), CalendarChoices.Of(options), new() { Citation = "A calendar" }).Read();
    }

    /// <summary>One event with these lines, beside a UID and a name.</summary>
    public static CalendarEventRow Row(string lines, params (string Name, string Value)[] said) => Assert.Single(Rows(Stream(Of(lines)), said));

    /// <summary>A calendar of one event.</summary>
    public static string Of(string lines, string uid = "one@example.org", string before = "") =>
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{before}BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:A vigil\r\n{lines.Trim().ReplaceLineEndings("\r\n")}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
