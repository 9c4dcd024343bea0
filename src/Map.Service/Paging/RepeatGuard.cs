namespace Map.Service.Paging;

/// <summary>Skips a row that an earlier page has shown under its old sort key, such as the name that it had then. Page tokens carry the
/// revision at which the reading began; for rows that changed since, the revision log says whether one of their earlier states was shown.
/// </summary>
static class RepeatGuard
{
    /// <summary>A column of every page: the last revision, at which a reading begins.</summary>
    public const string Revision = "(SELECT last FROM revision_counter)";

    /// <summary>The condition, with a leading AND, that a row has not been shown under an earlier state. Index: revision_by_subject, only
    /// for rows that changed since.</summary>
    /// <param name="subject">The kind of subject in the revision log.</param>
    /// <param name="row">The alias of its table.</param>
    /// <param name="began">The revision at which the reading began.</param>
    /// <param name="shown">Whether the caller could see <c>s.state</c>, and it does not come after the cursor.</param>
    /// <param name="statement">Takes the parameter.</param>
    public static string NotShownBefore(string subject, string row, long began, string shown, Statement statement)
    {
        var since = statement.Value(began);
        return $"""
             AND CASE WHEN {row}.revision > {since} THEN NOT EXISTS (
                SELECT FROM revision s
                WHERE s.subject = '{subject}' AND s.subject_id = {row}.id::text AND s.number < {row}.revision
                  AND s.number >= (SELECT coalesce(max(b.number), 0) FROM revision b
                                   WHERE b.subject = '{subject}' AND b.subject_id = {row}.id::text AND b.number <= {since})
                  AND {shown}) ELSE true END
            """;
    }
}
