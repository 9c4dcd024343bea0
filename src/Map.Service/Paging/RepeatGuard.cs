namespace Map.Service.Paging;

/// <summary>Skips a row that an earlier page has shown under its old sort key, such as a former name. Page tokens carry the last revision
/// at the time of the first page; for rows that changed since, the revision log has their earlier states.</summary>
static class RepeatGuard
{
    /// <summary>A column of every page: the last revision when it is read.</summary>
    public const string Revision = "(SELECT last FROM revision_counter)";

    /// <summary>The condition, with a leading AND, that a row has not been shown under an earlier state. Index: revision_by_subject, only
    /// for rows that changed since.</summary>
    /// <param name="subject">The kind of subject in the revision log.</param>
    /// <param name="row">The alias of its table.</param>
    /// <param name="began">The last revision when the first page was read.</param>
    /// <param name="shown">Whether the caller could see <c>s.state</c>, and it sorts no later than the cursor.</param>
    /// <param name="statement">Gets the parameters.</param>
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
