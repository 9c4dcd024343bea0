using Google.Protobuf.WellKnownTypes;
using Map.Service.Contributions.Edits;

namespace Map.Service.Contributions.Looks;

/// <summary>What reviewers have before them at the moment, told to each other.</summary>
public sealed class LookAt(NpgsqlDataSource database, TimeProvider clock)
{
    const int MostSubjects = 200;

    /// <summary>For how long a look counts that is not said again.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    /// <summary>Keeps what one window shows, and reads what the others do.</summary>
    /// <exception cref="Refusal">The caller is no reviewer, an id is none, or there are too many.</exception>
    public async Task<LookAtResponse> RunAsync(LookAtRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireReviewer("Seeing what other reviewers look at");
        var violations = new Violations();
        var window = Ids.Parse(request.WindowId, "window_id", violations);
        Guid? subject = request.HasSubjectId ? Ids.Parse(request.SubjectId, "subject_id", violations) : null;
        var among = Ids.Parse(request.AmongIds, "among_ids", MostSubjects, violations);
        violations.ThrowIfAny();

        var statement = new Statement();
        var now = statement.Value(clock.GetUtcNow().UtcDateTime);
        var counts = $"seen_at > {statement.Value((clock.GetUtcNow() - Lasts).UtcDateTime)}";
        var (key, own) = (statement.Value(caller.KeyId!.Value), statement.Value(window));
        statement.Append("WITH said AS (");
        if (subject is { } shown)
            statement.Append($"""
                INSERT INTO look (key_id, window_id, subject_id, since, seen_at) VALUES ({key}, {own}, {statement.Value(shown)}, {now}, {now})
                ON CONFLICT (key_id, window_id) DO UPDATE SET subject_id = EXCLUDED.subject_id, seen_at = EXCLUDED.seen_at,
                    since = CASE WHEN look.subject_id = EXCLUDED.subject_id AND look.{counts} THEN look.since ELSE EXCLUDED.since END
                """);
        else
            statement.Append($"DELETE FROM look WHERE key_id = {key} AND window_id = {own}");
        statement.Append($"""
            )
            SELECT l.subject_id, k.label, l.since FROM look l JOIN api_key k ON k.id = l.key_id
            WHERE l.subject_id = ANY({statement.Value(among)}) AND l.{counts} AND (l.key_id, l.window_id) <> ({key}, {own})
            ORDER BY l.since, l.window_id
            """);
        return new LookAtResponse
        {
            Looks =
            {
                await database.ReadAllAsync(statement, row => new Look
                {
                    SubjectId = row.GetGuid(0).ToString(), Label = row.GetString(1), Since = Timestamp.FromDateTime(row.GetDateTime(2)),
                }, cancellationToken),
            },
        };
    }
}
