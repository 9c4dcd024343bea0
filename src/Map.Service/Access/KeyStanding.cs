using Map.Service.Hosting;

namespace Map.Service.Access;

/// <summary>How a key stands: what it may do, what it did in the last hour, and what became of its work.</summary>
/// <param name="Role">What its holder may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="IsOpen">Whether it is neither closed nor ended.</param>
/// <param name="FrozenWhy">Why it is frozen; null if it is not.</param>
/// <param name="Recent">Its revisions of the last hour, without accepted suggestions, what others said by its links, those of confirmed acts and
/// those from before it was thawed.</param>
/// <param name="Accepted">Its revisions that stood for a day; as many as the growth of its limit asks for, or all that there are. 0 for
/// reviewers and admins, whose limit does not grow.</param>
/// <param name="OpenReports">The reports against its revisions that wait for a decision. Those that are alike count once, and those that are
/// held do not: anybody can send them.</param>
sealed record KeyStanding(
    Role Role, DateTime CreatedAt, bool IsOpen, string? FrozenWhy, long Recent, long Accepted, long OpenReports)
{
    public static readonly TimeSpan Span = TimeSpan.FromHours(1);

    // Long enough for somebody to look at a change.
    static readonly TimeSpan Settling = TimeSpan.FromDays(1);

    /// <summary>The columns that <see cref="Read"/> reads, for a row k of <c>api_key</c>. Indexes: revision_by_key, revision_of_reverts,
    /// work_report_by_revision, work_report_open, pending_act_by_confirmer.</summary>
    public static string Columns(DateTimeOffset now, TrustSettings settings, Statement statement) => $"""
        k.role, k.created_at, {KeyStore.IsOpen(now, statement)} AS is_open, k.frozen_why,
        (SELECT count(*) FROM revision r
         WHERE r.key_id = k.id AND r.at > {Since(now, statement)} AND r.origin NOT IN ('suggestion', 'link')
           AND NOT EXISTS (SELECT FROM pending_act a
                           WHERE a.confirmed_by = r.key_id AND a.confirmed_at IS NOT NULL
                             AND r.number > a.after_number AND r.number <= a.after_number + a.subjects)) AS recent,
        CASE WHEN k.role = 'contributor' THEN (SELECT count(*) FROM (
            SELECT FROM revision r
            WHERE r.key_id = k.id AND r.at <= {statement.Value(now - Settling)}
              AND NOT EXISTS (SELECT FROM revision later
                              WHERE later.subject = r.subject AND later.subject_id = r.subject_id AND later.number > r.number
                                AND later.origin = 'revert')
              AND NOT EXISTS (SELECT FROM work_report w WHERE w.revision = r.number AND w.upheld IS NOT false)
            LIMIT {statement.Value(settings.GrowthChanges)}) stood) ELSE 0 END AS accepted,
        (SELECT count(DISTINCT coalesce(s.group_id, w.id))
         FROM work_report w LEFT JOIN LATERAL (SELECT group_id, held FROM suggestion WHERE id = w.id LIMIT 1) s ON true
         WHERE w.key_id = k.id AND w.closed_at IS NULL AND s.held IS NULL) AS open_reports
        """;

    /// <summary>The time after which changes of key k count for the hour.</summary>
    public static string Since(DateTimeOffset now, Statement statement) => $"greatest({statement.Value(now - Span)}, k.thawed_at)";

    /// <summary>How long until what was done then is an hour old, in whole seconds.</summary>
    public static TimeSpan WaitAfter(DateTime done, DateTimeOffset now) =>
        TimeSpan.FromSeconds(Math.Ceiling((done + Span - now.UtcDateTime).TotalSeconds));

    /// <param name="row">The row.</param>
    /// <param name="first">The number of the first of the columns.</param>
    public static KeyStanding Read(NpgsqlDataReader row, int first) => new(
        row.GetFieldValue<Role>(first), row.GetDateTime(first + 1), row.GetBoolean(first + 2), row.Text(first + 3),
        row.GetInt64(first + 4), row.GetInt64(first + 5), row.GetInt64(first + 6));

    /// <summary>How many changes in an hour the key may publish.</summary>
    public int HourlyLimit(TrustSettings settings, DateTimeOffset now) =>
        Role.CanReview() ? settings.ReviewerBurst : settings.HourlyLimit(now - CreatedAt, Accepted, OpenReports);
}
