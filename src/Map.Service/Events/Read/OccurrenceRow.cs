using Google.Protobuf.WellKnownTypes;

namespace Map.Service.Events.Read;

/// <summary>Reads a time of an event.</summary>
static class OccurrenceRow
{
    public const int Count = 8;

    /// <summary>The columns of a row of <c>event_occurrence</c>, named so that they stand beside those of an event.</summary>
    /// <param name="row">Its alias.</param>
    public static string Columns(string row) =>
        $"{row}.occurrence, {row}.starts, {row}.ends, {row}.starts_at, {row}.ends_at, {row}.cancelled, {row}.moved, {row}.note AS note_of_time";

    /// <param name="row">The row.</param>
    /// <param name="first">The column at which they begin.</param>
    /// <param name="whole">The status of the event.</param>
    public static EventOccurrence Read(NpgsqlDataReader row, int first, EventStatus whole)
    {
        var read = new EventOccurrence
        {
            Occurrence = row.GetString(first), Start = row.GetString(first + 1), End = row.GetString(first + 2),
            StartsAt = Timestamp.FromDateTime(row.GetDateTime(first + 3)), EndsAt = Timestamp.FromDateTime(row.GetDateTime(first + 4)),
            Status = whole == EventStatus.Cancelled || row.GetBoolean(first + 5) ? EventStatus.Cancelled : row.GetBoolean(first + 6) ? EventStatus.Moved : whole,
        };
        if (row.Text(first + 7) is { } note) read.Note = note;
        return read;
    }
}
