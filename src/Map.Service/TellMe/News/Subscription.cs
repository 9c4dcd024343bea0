namespace Map.Service.TellMe.News;

/// <summary>A row of news_subscription.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Channel">mail or push.</param>
/// <param name="Address">Encrypted.</param>
/// <param name="Subject">What its reader is told of.</param>
/// <param name="Pace">weekly, daily or soon.</param>
/// <param name="TimeZone">By whose clock mornings are.</param>
/// <param name="Language">The language of what is sent.</param>
sealed record Subscription(Guid Id, string Channel, byte[] Address, NewsSubject Subject, string Pace, string TimeZone, string Language)
{
    public const string Mail = "mail", Push = "push", Weekly = "weekly", Daily = "daily", Soon = "soon";

    public const string Columns =
        "id, channel, address, regions, place_id, events_only, pace, time_zone, language, shows_names, confirmed_at IS NOT NULL, revision, events_until, failing_since, failures";

    /// <summary>Whether messages name what they are about.</summary>
    public bool ShowsNames { get; init; }

    public bool IsConfirmed { get; init; }

    /// <summary>The last revision of which everything was told.</summary>
    public long Revision { get; init; }

    /// <summary>Events that begin before were told.</summary>
    public DateTimeOffset EventsUntil { get; init; }

    /// <summary>Since when the address refuses what is sent; null when it does not.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>How often it has refused since.</summary>
    public int Failures { get; init; }

    public static Subscription Read(NpgsqlDataReader row)
    {
        var subject = new NewsSubject { Regions = { row.GetFieldValue<string[]>(3) }, PlaceId = row.IsDBNull(4) ? "" : row.GetGuid(4).ToString(), EventsOnly = row.GetBoolean(5) };
        return new(row.GetGuid(0), row.GetString(1), row.GetFieldValue<byte[]>(2), subject, row.GetString(6), row.GetString(7), row.GetString(8))
        {
            ShowsNames = row.GetBoolean(9), IsConfirmed = row.GetBoolean(10), Revision = row.GetInt64(11), EventsUntil = row.GetFieldValue<DateTimeOffset>(12),
            FailingSince = row.IsDBNull(13) ? null : row.GetFieldValue<DateTimeOffset>(13), Failures = row.GetInt32(14),
        };
    }

    /// <summary>The same subject is the same text.</summary>
    public static string TextOf(NewsSubject subject) =>
        subject.PlaceId.Length > 0 ? subject.PlaceId : $"{(subject.EventsOnly ? "events " : "")}{string.Join(' ', subject.Regions.Distinct().Order(StringComparer.Ordinal))}";

    public static NewsPace PaceOf(string pace) => pace switch { Weekly => NewsPace.Weekly, Daily => NewsPace.Daily, _ => NewsPace.Unspecified };

    // A record would print the bytes of its address by their type, and its subject in full.
    public override string ToString() => $"{nameof(Subscription)} {Id}";
}
