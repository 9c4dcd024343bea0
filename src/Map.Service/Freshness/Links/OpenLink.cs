using Google.Protobuf.WellKnownTypes;

namespace Map.Service.Freshness.Links;

/// <summary>What a link is for, and what somebody with it says.</summary>
public sealed class OpenLink(NpgsqlDataSource database, TimeProvider clock)
{
    const int LongestWord = 200;

    /// <summary>The entry that a link is for. Changes nothing, however often and by whomever it is opened.</summary>
    public async Task<OpenedLink> RunAsync(OpenConfirmationLinkRequest request, CancellationToken cancellationToken)
    {
        var found = await database.ReadAllAsync(LinkRow.Select(request.Secret, clock.GetUtcNow()), LinkRow.Read, cancellationToken);
        if (found is not [var link]) throw LinkedPlaces.Gone();
        return Opened(await LinkedPlaces.PublicAsync(database, link.PlaceId, cancellationToken), link);
    }

    /// <summary>Takes an answer.</summary>
    public async Task<OpenedLink> RunAsync(AnswerConfirmationLinkRequest request, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        violations.Enum("answer", request.Answer, required: true);
        if (request.Word.Length > LongestWord) violations.Add("word", $"has {request.Word.Length} characters; at most {LongestWord}.");
        violations.ThrowIfAny();
        await MirroredMap.RefuseAsync(database, cancellationToken);

        // Before the transaction: whoever holds a connection must not wait for another one, of which many at once would find none.
        var place = (await RunAsync(new OpenConfirmationLinkRequest { Secret = request.Secret }, cancellationToken)).Place;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Two answers at the same time wait for each other, so that neither is lost.
        if (await LockedAsync(connection, request.Secret, cancellationToken) is not { } link) throw LinkedPlaces.Gone();
        if (link.Outcome is not null) return Opened(place, link);
        // Spends nothing, and tells nothing: whoever reads the entry tries again.
        if (!EntryWord.IsOf(place, request.Word)) return Opened(place, link, LinkFault.Word);
        if (request.Revision != place.Revision) return Opened(place, link, LinkFault.Changed);
        var answer = request.Answer == LinkAnswer.Correct ? LinkRow.Correct : LinkRow.Closed;
        if (link.Answer == answer && link.Revision == place.Revision) return Opened(place, link);
        var isContradiction = link.Answer is not null && link.Answer != answer;
        var kept = isContradiction
            ? link with { Answer = null, Revision = null, AnsweredAt = null }
            : link with { Answer = answer, Revision = place.Revision, AnsweredAt = clock.GetUtcNow() };
        await KeepAsync(connection, kept, cancellationToken);
        await transaction.CommitWholeAsync();
        return Opened(place, kept, isContradiction ? LinkFault.Contradiction : LinkFault.Unspecified);
    }

    async Task<LinkRow?> LockedAsync(NpgsqlConnection connection, string secret, CancellationToken cancellationToken)
    {
        await using var command = LinkRow.Select(secret, clock.GetUtcNow(), "FOR UPDATE").On(connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? LinkRow.Read(row) : null;
    }

    static async Task KeepAsync(NpgsqlConnection connection, LinkRow link, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append(link is { Answer: { } answer, Revision: { } revision, AnsweredAt: { } at }
            ? $"UPDATE confirmation_link SET answer = {statement.Value(answer)}, revision = {statement.Value(revision)}, answered_at = {statement.Value(at.UtcDateTime)}"
            : "UPDATE confirmation_link SET answer = NULL, revision = NULL, answered_at = NULL");
        statement.Append($" WHERE id = {statement.Value(link.Id)}");
        await using var command = statement.On(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static OpenedLink Opened(Place place, LinkRow link, LinkFault fault = LinkFault.Unspecified) => new()
    {
        Place = place, Fault = fault,
        State = link.Outcome is not null ? LinkState.Used : link.Answer is not null ? LinkState.Answered : LinkState.Open,
        CountsAt = link.AnsweredAt is { } at ? Timestamp.FromDateTimeOffset(at + LinkRow.Settling) : null,
    };
}
