using Google.Protobuf;
using Map.Service.Contributions.Suggestions.Bounds;
using Map.Service.Contributions.Suggestions.Contents;
using Map.Service.Contributions.Suggestions.Rules;

namespace Map.Service.Contributions.Suggestions;

/// <summary>A suggestion that is to be stored.</summary>
/// <param name="Request">As it came.</param>
/// <param name="RequestId">From which its receipt follows.</param>
/// <param name="Contents">Hash of the request.</param>
/// <param name="Tried">What it would do.</param>
/// <param name="Origin">Hash of where it comes from; null when that is not known.</param>
/// <param name="Admitted">What it was admitted by.</param>
/// <param name="Judged">How much harm it could do.</param>
/// <param name="Verdict">What the rules of the operator say.</param>
sealed record NewSuggestion(
    SuggestRequest Request, Guid RequestId, byte[] Contents, ChangeResult Tried, byte[]? Origin, Admitted Admitted, Judged Judged, Verdict Verdict)
{
    /// <summary>Not one with a time in it.</summary>
    public Guid Id { get; } = StableId.Of("suggestion", RequestId.ToString());

    /// <summary>The list whose import suggests it, and the token of the group that all of it make. Null for one of a person, which is compared
    /// with others by what it says.</summary>
    public (string Name, string Group)? List { get; init; }

    /// <summary>Stores it, unless its request is stored already.</summary>
    /// <param name="hour">In which it is made.</param>
    public Statement Insert(DateTime hour)
    {
        var kind = ProposedChanges.KindOf(Request.Change);
        var subject = kind == SuggestionKind.AddPlace || Request.Change.AddOrganisation is not null || Request.Change.AddEvent is not null ? (Guid?)null : Tried.SubjectId;
        // A rule that groups is one more thing that its suggestions have in common. A list is a group by itself: what people say must not get
        // into it by a link that both have.
        string[] tokens = List is { } own ? [own.Group] : [.. Judged.Contents.Tokens, .. Verdict.Groups.Select(rule => $"rule {rule}")];
        var signature = List is null ? Judged.Contents.Signature() : null;
        string[] risks = [.. Judged.Risks, .. Verdict.Flags];
        var statement = new Statement();
        statement.Append($"""
            INSERT INTO suggestion (id, receipt, request, contents, made_at, state, kind, subject, subject_id, regions, change, comment, sources,
                                    risk, risks, group_id, origin, origin_count, shape, tokens, signature, held, list)
            VALUES ({statement.Value(Id)}, {statement.Value(Receipts.Hash(Receipts.Of(RequestId)))},
                    {statement.Value(Receipts.Hash(RequestId))}, {statement.Value(Contents)}, {statement.Value(hour)}, 'open',
                    {statement.Value(kind)}, {statement.Value(Tried.Subject)}, {(subject is { } known ? statement.Value(known) : "NULL")},
                    {statement.Value(Tried.Regions)}, {statement.Value(JsonFormatter.Default.Format(Request.Change))}::jsonb,
                    NULLIF({statement.Value(Request.Comment)}, ''), {statement.Value(SuggestionRows.Json(Request.Sources))}::jsonb,
                    {statement.Value((float)Judged.Harm)}, {statement.Value(risks)}, {statement.Value(Id)},
                    {(Origin is { } hash ? statement.Value(hash) : "NULL")}, {statement.Value(Admitted.OfOrigin)},
                    {statement.Value(Judged.Contents.Shape)}, {statement.Value(tokens)},
                    {(signature is { } text ? statement.Value(MinHash.ToBytes(text)) : "NULL")},
                    {(Verdict.IsHeld ? "'rule'" : "NULL")}, {(List is { } list ? statement.Value(list.Name) : "NULL")})
            ON CONFLICT (request) DO NOTHING
            """);
        return statement;
    }
}
