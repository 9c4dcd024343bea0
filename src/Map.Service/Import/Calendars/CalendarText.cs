using Map.Sheets;

namespace Map.Service.Import.Calendars;

/// <summary>A calendar (RFC 5545) as text. It is told by its content, and never by its name.</summary>
static class CalendarText
{
    const string Begins = "BEGIN:VCALENDAR";

    /// <summary>In bytes: some thousands of events.</summary>
    public const int MaximumLength = 8 << 20;

    /// <summary>Whether a file is one. It is left at its beginning.</summary>
    public static bool Is(Stream file)
    {
        file.Position = 0;
        var head = new byte[256];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return TextEncoding.OfHead(head.AsSpan(0, length)).GetString(head, 0, length).TrimStart('\uFEFF', 'ï', '»', '¿').TrimStart()
            .StartsWith(Begins, StringComparison.OrdinalIgnoreCase);
    }

    /// <exception cref="SheetException">It is too large, or no text.</exception>
    public static string Read(Stream file)
    {
        if (file.Length > MaximumLength) throw new SheetException($"has more than {MaximumLength >> 20} MB; export a part of the calendar, such as what is to come.");
        var encoding = TextEncoding.Of(file);
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        return reader.ReadToEnd();
    }
}
