using Google.Protobuf.WellKnownTypes;
using Map.Service.Events.Times;

namespace Map.Service.Events.Read;

/// <summary>The span of time that a list is of.</summary>
/// <param name="From">What has not ended by then.</param>
/// <param name="To">What begins before.</param>
readonly record struct EventSpan(DateTime From, DateTime To)
{
    /// <summary>The span of a request. One that does not say begins with the day, so that its response stays the same until something changes, or the day does.</summary>
    public static EventSpan Of(Timestamp? from, Timestamp? to, int usualDays, int mostDays, DateTimeOffset now, Violations violations)
    {
        if (from is not null) violations.CheckTime(from, "from");
        if (to is not null) violations.CheckTime(to, "to");
        violations.ThrowIfAny();
        var begins = from?.ToDateTime() ?? now.UtcDateTime.Date;
        if (begins > DateTime.MaxValue.AddDays(-mostDays - 1)) violations.Add("from", "is later than any time that is listed.");
        else if (to?.ToDateTime() is { } given && (given <= begins || given > begins.AddDays(mostDays)))
            violations.Add("to", $"is not after from, or more than {mostDays} days after it; ask for a part, and then for the next one.");
        violations.ThrowIfAny();
        return new(begins, to?.ToDateTime() ?? begins.AddDays(usualDays));
    }

    /// <summary>The condition on a time o. The index is by its beginning, so how long one may last bounds it below.</summary>
    public string Touches(Statement statement)
    {
        var (from, to) = (statement.Value(From), statement.Value(To));
        return $"o.starts_at < {to} AND o.ends_at > {from} AND o.starts_at > {from} - interval '{(int)ScheduleRules.Longest.TotalDays + 1} days'";
    }
}
