using Google.Protobuf.WellKnownTypes;

namespace Map.Service.Contributions.Suggestions;

/// <summary>What the author of a suggestion can do with its receipt.</summary>
public sealed class FollowReceipt(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    public async Task<Receipt> GetAsync(string receipt, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        // What was added is named only once everybody can see it.
        statement.Append($"""
            SELECT s.state, s.kind, s.made_at, s.reason, p.id, coalesce(p.name, o.name),
                   ARRAY(SELECT CASE WHEN m.is_question THEN '?' ELSE '!' END || m.text FROM suggestion_message m
                         WHERE m.suggestion_id = s.id ORDER BY m.ordinal)
            FROM suggestion s
            LEFT JOIN LATERAL (SELECT p.id, p.name FROM {Visibility.Places(Caller.Anonymous, statement)} AND p.id = coalesce(
                s.subject_id,
                (SELECT r.subject_id::uuid FROM revision r WHERE r.act_id = s.act_id AND r.subject = 'place' ORDER BY r.number LIMIT 1))) p ON true
            LEFT JOIN LATERAL (SELECT o.name FROM {Visibility.Organisations(Caller.Anonymous, statement)} AND o.id = s.subject_id) o ON true
            WHERE s.receipt = {statement.Value(Receipts.Hash(receipt))}
            """);
        var found = await database.ReadAllAsync(statement, Read, cancellationToken);
        return found.SingleOrDefault() ?? throw new Refusal(ErrorReason.NotFound, "There is no suggestion with this receipt. Look for a slip of the keyboard.");
    }

    /// <summary>Answers a question.</summary>
    public async Task<Receipt> AnswerAsync(AnswerQuestionRequest request, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        violations.Text("text", request.Text, 2000);
        violations.ThrowIfAny();
        var statement = new Statement();
        statement.Append($"""
            WITH answered AS (
                UPDATE suggestion SET state = 'open' WHERE receipt = {statement.Value(Receipts.Hash(request.Receipt))} AND state = 'asked' RETURNING id
            )
            INSERT INTO suggestion_message (suggestion_id, ordinal, is_question, text)
            SELECT id, (SELECT count(*) FROM suggestion_message m WHERE m.suggestion_id = a.id), false, {statement.Value(request.Text)} FROM answered a
            RETURNING suggestion_id
            """);
        return await ChangeAsync(statement, request.Receipt, "Nobody has asked anything, or it is answered already.", cancellationToken);
    }

    /// <summary>Takes it back: what it says is deleted.</summary>
    public async Task<Receipt> TakeBackAsync(TakeBackSuggestionRequest request, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            WITH gone AS (
                UPDATE suggestion SET {SuggestionRows.TakenBack}
                WHERE receipt = {statement.Value(Receipts.Hash(request.Receipt))} AND state IN ('open', 'asked') RETURNING id
            ), messages AS (
                DELETE FROM suggestion_message m USING gone WHERE m.suggestion_id = gone.id
            ), closed AS ({WorkReports.Close("gone", isUpheld: false, statement, clock.GetUtcNow())})
            SELECT id FROM gone
            """);
        return await ChangeAsync(statement, request.Receipt, "It is decided already.", cancellationToken);
    }

    // The statement returns a row if it changed anything.
    async Task<Receipt> ChangeAsync(Statement statement, string receipt, string tooLate, CancellationToken cancellationToken)
    {
        var changed = await database.ReadAllAsync(statement, row => row.GetGuid(0), cancellationToken);
        var now = await GetAsync(receipt, cancellationToken);
        return changed.Count > 0 ? now : throw new Refusal(ErrorReason.Conflict, tooLate);
    }

    static Receipt Read(NpgsqlDataReader row)
    {
        var receipt = new Receipt
        {
            State = row.Word<SuggestionState>(0), Kind = row.Word<SuggestionKind>(1), MadeAt = Timestamp.FromDateTime(row.GetDateTime(2)),
            Messages = { row.GetFieldValue<string[]>(6).Select(SuggestionRows.Message) },
        };
        if (row.Text(3) is { } reason) receipt.Reason = reason;
        if (!row.IsDBNull(4)) receipt.PlaceId = row.GetGuid(4).ToString();
        if (row.Text(5) is { } name) receipt.SubjectName = name;
        return receipt;
    }
}
