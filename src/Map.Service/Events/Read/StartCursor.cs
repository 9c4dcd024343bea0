using System.Globalization;

namespace Map.Service.Events.Read;

/// <summary>A position in a list by when something begins.</summary>
/// <param name="Micros">When, in microseconds since 1970.</param>
/// <param name="Id">The event.</param>
/// <param name="Occurrence">Its time.</param>
readonly record struct StartCursor(long Micros, Guid Id, string Occurrence) : ICursor<StartCursor>
{
    public static StartCursor Of(EventOccurrence time, string id) => new((time.StartsAt.ToDateTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, Guid.Parse(id), time.Occurrence);

    public DateTime StartsAt => DateTime.UnixEpoch.AddTicks(Micros * TimeSpan.TicksPerMicrosecond);

    public static StartCursor Read(BinaryReader token) =>
        new(long.Parse(token.ReadString(), CultureInfo.InvariantCulture), Guid.Parse(token.ReadString()), token.ReadString());

    public void Write(ref TokenWriter token)
    {
        token.Value(Micros);
        token.Value(Id);
        token.Text(Occurrence);
    }
}
