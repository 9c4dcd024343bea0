using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Map.V1;

namespace Map.Contract.Conditions;

/// <summary>Dates and times as callers write them (RFC 3339).</summary>
public static class CallerTime
{
    public const string Allowed = "2026-01-31 or 2026-01-31T12:00:00Z";

    // A time without its offset would mean another moment on every server.
    static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    /// <summary>A date or a time; null if it is none.</summary>
    public static Literal? Of(string text) => Date(text) ?? Time(text);

    public static Literal? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? new() { Date = text } : null;

    public static Literal? Time(string text) =>
        DateTimeOffset.TryParseExact(text.ToUpperInvariant(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new() { Time = Timestamp.FromDateTimeOffset(time) } : null;

    /// <summary>The day of a date, or the day by UTC of a time.</summary>
    public static string Day(Literal literal) => literal.ValueCase == Literal.ValueOneofCase.Date
        ? literal.Date : literal.Time.ToDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
