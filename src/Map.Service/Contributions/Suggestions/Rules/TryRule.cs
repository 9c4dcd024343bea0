using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Map.Service.Contributions.Suggestions.Contents;

namespace Map.Service.Contributions.Suggestions.Rules;

/// <summary>Runs a condition over all suggestions and edits of the past and says what it would have caught.</summary>
public sealed class TryRule(NpgsqlDataSource database, RuleLanguage language)
{
    /// <summary>What the condition holds for, oldest edits last.</summary>
    /// <exception cref="RuleException">It is no condition.</exception>
    public async Task<RuleTrial> RunAsync(string condition, CancellationToken cancellationToken)
    {
        // Also where there is nothing to judge.
        language.Holds(condition, Judged.Empty);
        var trial = new RuleTrial();
        await foreach (var (outcome, judged, what) in SuggestionsAsync(cancellationToken))
            trial.Count(outcome, language.Holds(condition, judged) ? what : null);
        await foreach (var (judged, what) in EditsAsync(cancellationToken))
            trial.Count("edit", language.Holds(condition, judged) ? what : null);
        return trial;
    }

    IAsyncEnumerable<(string Outcome, Judged Judged, string What)> SuggestionsAsync(CancellationToken cancellationToken) => ReadAsync("""
        SELECT state::text, shape, change::text, comment, sources::text, risk, risks, origin_count, id
        FROM suggestion WHERE change IS NOT NULL ORDER BY made_at, id
        """, row =>
        {
            var sources = (JsonArray)JsonNode.Parse(row.GetString(4))!;
            var shape = row.GetString(1).Split(' ', 2);
            string[] comment = row.Text(3) is { } text ? [text] : [];
            string[] texts = [.. Texts(JsonNode.Parse(row.GetString(2))), .. comment];
            var contents = new SuggestionContents(
                shape[0], shape.Length > 1 ? shape[1].Split(',', StringSplitOptions.RemoveEmptyEntries) : [], [.. texts, .. Texts(sources)], texts,
                sources.Count);
            return (row.GetString(0), new Judged(contents, row.GetFloat(5), row.GetFieldValue<string[]>(6), row.GetInt32(7)),
                $"suggestion {row.GetGuid(8)} ({row.GetString(0)}): {row.GetString(1)}");
        }, cancellationToken);

    // Imports bring thousands at once that nobody suggested.
    IAsyncEnumerable<(Judged Judged, string What)> EditsAsync(CancellationToken cancellationToken) => ReadAsync("""
        SELECT r.number, r.change::text, r.state::text,
               (SELECT b.state::text FROM revision b WHERE b.subject = r.subject AND b.subject_id = r.subject_id AND b.number < r.number
                ORDER BY b.number DESC LIMIT 1)
        FROM revision r WHERE r.origin <> 'import' AND r.subject IN ('place', 'organisation') AND r.change <> 'deleted' ORDER BY r.number
        """, row =>
        {
            var after = (JsonObject)JsonNode.Parse(row.GetString(2))!;
            var before = row.Text(3) is { } state ? (JsonObject)JsonNode.Parse(state)! : [];
            var changed = after.Where(field => !JsonNode.DeepEquals(field.Value, before[field.Key])).ToList();
            string[] texts = [.. changed.SelectMany(field => Texts(field.Value).Except(Texts(before[field.Key])))];
            var sources = after["sources"] is JsonArray list ? list.Count - ((before["sources"] as JsonArray)?.Count ?? 0) : 0;
            var kind = row.GetString(1) == "created" ? "create" : "update";
            return (new Judged(
                    new(kind, [.. changed.Select(field => field.Key)], texts, texts, Math.Max(0, sources)), 0, [], 0, IsEdit: true),
                $"revision {row.GetInt64(0)}: {kind} {string.Join(',', changed.Select(field => field.Key))}");
        }, cancellationToken);

    // All of the past, row by row, for as long as that takes.
    async IAsyncEnumerable<T> ReadAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var patience = new NpgsqlCommand("SET LOCAL statement_timeout = 0", connection))
            await patience.ExecuteNonQueryAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) yield return read(row);
    }

    static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Texts),
        JsonObject fields => fields.SelectMany(field => Texts(field.Value)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };
}

/// <summary>What a condition would have caught.</summary>
public sealed class RuleTrial
{
    const int MostShown = 1000;

    readonly SortedDictionary<string, (int All, int Caught)> counts = new(StringComparer.Ordinal);

    /// <summary>How many there were and how many it holds for, by what became of them: open, accepted, rejected, edit …</summary>
    public IReadOnlyDictionary<string, (int All, int Caught)> Counts => counts;

    /// <summary>The first of what it holds for.</summary>
    public List<string> Caught { get; } = [];

    internal void Count(string outcome, string? caught)
    {
        var (all, held) = counts.GetValueOrDefault(outcome);
        counts[outcome] = (all + 1, held + (caught is null ? 0 : 1));
        if (caught is not null && Caught.Count < MostShown) Caught.Add(caught);
    }
}
