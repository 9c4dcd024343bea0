using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Map.Service.Contributions.Suggestions;

/// <summary>Suggestions as they are stored.</summary>
static class SuggestionRows
{
    // A program that is older than the row leaves out what it does not know.
    static readonly JsonParser Lenient = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>The columns of suggestion s that <see cref="Read"/> takes.</summary>
    public const string Columns = """
        s.id, s.state, s.kind, s.change::text, s.comment, s.sources::text, s.made_at, s.subject, s.subject_id, s.risk, s.risks, s.group_id,
        s.reason, (SELECT max(r.number) FROM revision r WHERE r.act_id = s.act_id),
        ARRAY(SELECT CASE WHEN m.is_question THEN '?' ELSE '!' END || m.text FROM suggestion_message m
              WHERE m.suggestion_id = s.id ORDER BY m.ordinal),
        (SELECT count(*) FROM suggestion g WHERE g.group_id = s.group_id AND g.state IN ('open', 'asked'))::int
        """;

    public static Suggestion Read(NpgsqlDataReader row)
    {
        var suggestion = new Suggestion
        {
            Id = row.GetGuid(0).ToString(), State = row.Word<SuggestionState>(1), Kind = row.Word<SuggestionKind>(2),
            Change = row.Text(3) is { } change ? Lenient.Parse<ProposedChange>(change) : null,
            MadeAt = Timestamp.FromDateTime(row.GetDateTime(6)), Risk = Math.Round(row.GetFloat(9), 3), GroupId = row.GetGuid(11).ToString(),
            GroupSize = row.GetInt32(15), Revision = row.IsDBNull(13) ? 0 : row.GetInt64(13),
        };
        if (row.Text(4) is { } comment) suggestion.Comment = comment;
        suggestion.Sources.AddRange(Sources(row.GetString(5)));
        if (!row.IsDBNull(8)) suggestion.SubjectId = row.GetGuid(8).ToString();
        suggestion.Risks.AddRange(row.GetFieldValue<string[]>(10));
        if (row.Text(12) is { } reason) suggestion.Reason = reason;
        suggestion.Messages.AddRange(row.GetFieldValue<string[]>(14).Select(Message));
        return suggestion;
    }

    /// <summary>A message as <see cref="Columns"/> has it: ? before a question, ! before an answer.</summary>
    public static SuggestionMessage Message(string text) => new() { IsQuestion = text[0] == '?', Text = text[1..] };

    public static string Json(IEnumerable<Source> sources) => $"[{string.Join(',', sources.Select(source => JsonFormatter.Default.Format(source)))}]";

    static IEnumerable<Source> Sources(string json)
    {
        using var list = System.Text.Json.JsonDocument.Parse(json);
        return [.. list.RootElement.EnumerateArray().Select(item => Lenient.Parse<Source>(item.GetRawText()))];
    }

    /// <summary>The condition on suggestion s that finds those for the regions of a reviewer's key.</summary>
    public static string Reviewable(Caller caller, Statement statement)
    {
        if (caller.IsForEverywhere) return "true";
        var regions = statement.Value(caller.Regions.ToArray());
        return $"""
            (s.subject_id IS NULL AND s.regions && {regions}
             OR s.subject = 'organisation' AND EXISTS (SELECT FROM organisation o WHERE o.id = s.subject_id AND o.country = ANY({regions}))
             OR s.subject = 'place' AND EXISTS (SELECT FROM place p WHERE p.id = s.subject_id AND {Visibility.Counts(caller, statement)}))
            """;
    }
}
