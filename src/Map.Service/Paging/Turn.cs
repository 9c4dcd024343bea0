using System.Globalization;
using Map.Service.Storage;

namespace Map.Service.Paging;

/// <summary>Keeps what moves on in an order, renamed for instance, from being shown a second time to somebody who pages through it. Tokens
/// say at which revision the reading began; of what changed since, the revision log tells whether it had its turn before.</summary>
static class Turn
{
    /// <summary>The column that a page reads for its tokens: the revision it is a state of.</summary>
    public const string Revision = "(SELECT last FROM revision_counter)";

    /// <summary>The condition, with a leading AND, that a row has not been shown under an earlier state. Index: revision_by_subject, for what
    /// changed since only.</summary>
    /// <param name="subject">What it is to the revision log.</param>
    /// <param name="row">The alias of its table.</param>
    /// <param name="began">The revision at which the reading began, from the token.</param>
    /// <param name="shown">Whether the caller could see <c>s.state</c>, and it does not come after the keyset.</param>
    /// <param name="statement">Takes the parameter.</param>
    public static string NotBefore(string subject, string row, string began, string shown, Statement statement)
    {
        var since = statement.Value(long.Parse(began, CultureInfo.InvariantCulture));
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
