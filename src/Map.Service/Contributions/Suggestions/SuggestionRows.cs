using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Map.Service.Contributions.Edits;

namespace Map.Service.Contributions.Suggestions;

/// <summary>Suggestions as they are stored.</summary>
static class SuggestionRows
{
    /// <summary>The columns of suggestion s that <see cref="Read(NpgsqlDataReader)"/> takes.</summary>
    public const string Columns = """
        s.id, s.state, s.kind, s.change::text, s.comment, s.sources::text, s.made_at, s.subject, s.subject_id, s.risk, s.risks, s.group_id,
        s.reason, (SELECT max(r.number) FROM revision r WHERE r.act_id = s.act_id),
        ARRAY(SELECT CASE WHEN m.is_question THEN '?' ELSE '!' END || m.text FROM suggestion_message m
              WHERE m.suggestion_id = s.id ORDER BY m.ordinal),
        s.list
        """;

    /// <summary>Sets a row to one that its author took back, of which nothing is kept.</summary>
    public const string TakenBack = """
        state = 'taken_back', change = NULL, comment = NULL, sources = '[]', regions = '{}', risks = '{}', tokens = '{}', signature = NULL,
        shape = '', origin = NULL
        """;

    /// <summary>Reads suggestions, with the sizes of their groups: each group is counted once.</summary>
    /// <param name="database">The database.</param>
    /// <param name="statement">Selects <see cref="Columns"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<List<Suggestion>> ReadAsync(NpgsqlDataSource database, Statement statement, CancellationToken cancellationToken)
    {
        var suggestions = await database.ReadAllAsync(statement, Read, cancellationToken);
        Count(suggestions, await database.ReadAllAsync(Sizes(suggestions), ReadSize, cancellationToken));
        return suggestions;
    }

    /// <summary>The same, in the transaction of a call.</summary>
    public static async Task<List<Suggestion>> ReadAsync(EditSession session, Statement statement, CancellationToken cancellationToken)
    {
        var suggestions = await session.ReadAllAsync(statement, Read, cancellationToken);
        Count(suggestions, await session.ReadAllAsync(Sizes(suggestions), ReadSize, cancellationToken));
        return suggestions;
    }

    static void Count(List<Suggestion> suggestions, List<(string Group, int Size)> sizes)
    {
        var sizeOf = sizes.ToDictionary();
        foreach (var suggestion in suggestions) suggestion.GroupSize = sizeOf.GetValueOrDefault(suggestion.GroupId);
    }

    static Statement Sizes(List<Suggestion> suggestions)
    {
        var statement = new Statement();
        var groups = suggestions.Select(suggestion => Guid.Parse(suggestion.GroupId)).Distinct().ToArray();
        statement.Append($"""
            SELECT group_id, count(*)::int FROM suggestion
            WHERE group_id = ANY({statement.Value(groups)}) AND state IN ('open', 'asked') GROUP BY group_id
            """);
        return statement;
    }

    static (string Group, int Size) ReadSize(NpgsqlDataReader row) => (row.GetGuid(0).ToString(), row.GetInt32(1));

    static Suggestion Read(NpgsqlDataReader row)
    {
        var suggestion = new Suggestion
        {
            Id = row.GetGuid(0).ToString(), State = row.Word<SuggestionState>(1), Kind = row.Word<SuggestionKind>(2),
            Change = row.Text(3) is { } change ? MessageJson.Parse<ProposedChange>(change) : null,
            MadeAt = Timestamp.FromDateTime(row.GetDateTime(6)), Risk = Math.Round(row.GetFloat(9), 3), GroupId = row.GetGuid(11).ToString(),
            Revision = row.IsDBNull(13) ? 0 : row.GetInt64(13),
        };
        if (row.Text(4) is { } comment) suggestion.Comment = comment;
        suggestion.Sources.AddRange(Sources(row.GetString(5)));
        if (!row.IsDBNull(8)) suggestion.SubjectId = row.GetGuid(8).ToString();
        suggestion.Risks.AddRange(row.GetFieldValue<string[]>(10));
        if (row.Text(12) is { } reason) suggestion.Reason = reason;
        if (row.Text(15) is { } list) suggestion.List = list;
        suggestion.Messages.AddRange(row.GetFieldValue<string[]>(14).Select(Message));
        return suggestion;
    }

    /// <summary>A message as <see cref="Columns"/> has it: ? before a question, ! before an answer.</summary>
    public static SuggestionMessage Message(string text) => new() { IsQuestion = text[0] == '?', Text = text[1..] };

    public static string Json(IEnumerable<Source> sources) => $"[{string.Join(',', sources.Select(source => JsonFormatter.Default.Format(source)))}]";

    static IEnumerable<Source> Sources(string json)
    {
        using var list = System.Text.Json.JsonDocument.Parse(json);
        return [.. list.RootElement.EnumerateArray().Select(item => MessageJson.Parse<Source>(item.GetRawText()))];
    }

    /// <summary>The condition on suggestion s that finds those for the regions of a reviewer's key.</summary>
    public static string Reviewable(Caller caller, Statement statement)
    {
        if (caller.IsForEverywhere) return "true";
        var regions = statement.Value(caller.Regions.ToArray());
        return $"""
            (s.subject_id IS NULL AND s.regions && {regions}
             OR s.subject = 'organisation' AND EXISTS (SELECT FROM organisation o WHERE o.id = s.subject_id AND o.country = ANY({regions}))
             OR s.subject = 'event' AND EXISTS (SELECT FROM event_region r WHERE r.event_id = s.subject_id AND r.region_code = ANY({regions}))
             OR s.subject = 'place' AND EXISTS (SELECT FROM place p WHERE p.id = s.subject_id AND {Visibility.Counts(caller, statement)}))
            """;
    }
}
