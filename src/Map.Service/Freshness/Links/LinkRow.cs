namespace Map.Service.Freshness.Links;

/// <summary>A row of confirmation_link.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PlaceId">The place.</param>
/// <param name="MadeBy">The key by which it was made; null for the operator.</param>
/// <param name="Answer">What was said last; null before that.</param>
/// <param name="Revision">Of the place, as it was shown; null before there is an answer.</param>
/// <param name="AnsweredAt">When it was said.</param>
/// <param name="Outcome">What came of it; null until it counts.</param>
sealed record LinkRow(Guid Id, Guid PlaceId, Guid? MadeBy, string? Answer, long? Revision, DateTimeOffset? AnsweredAt, string? Outcome)
{
    /// <summary>For how long nobody may say otherwise before an answer counts. Programs that open all of a mail's links and send all forms do so within
    /// minutes of each other.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    public const string Correct = "correct", Closed = "closed";

    public const string Columns = "l.id, l.place_id, l.made_by, l.answer, l.revision, l.answered_at, l.outcome";

    public static LinkRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.IsDBNull(2) ? null : row.GetGuid(2), row.Text(3), row.IsDBNull(4) ? null : row.GetInt64(4),
        row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5), row.Text(6));

    /// <summary>The open link of a secret.</summary>
    public static Statement Select(string secret, DateTimeOffset now, string more = "")
    {
        var statement = new Statement();
        return statement.Append($"""
            SELECT {Columns} FROM confirmation_link l
            WHERE l.hash = {statement.Value(LinkSecret.Hash(secret))} AND l.revoked_at IS NULL AND l.ends_at > {statement.Value(now.UtcDateTime)} {more}
            """);
    }
}
