using Google.Protobuf.WellKnownTypes;
using Map.Service.Contributions.Edits;

namespace Map.Service.Freshness.Links;

/// <summary>Ends links.</summary>
public sealed class RevokeLink(NpgsqlDataSource database, TimeProvider clock)
{
    public Task<ConfirmationLink> RunAsync(RevokeConfirmationLinkRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Revoking a link");
        return RunAsync(request.Id, statement => caller.Reviews ? "true" : $"made_by = {statement.Value(caller.KeyId!.Value)}", cancellationToken);
    }

    /// <summary>As the operator of the map.</summary>
    public Task<ConfirmationLink> RunAsync(string id, CancellationToken cancellationToken) => RunAsync(id, _ => "true", cancellationToken);

    // An answer that does not count yet never will.
    async Task<ConfirmationLink> RunAsync(string id, Func<Statement, string> whose, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            UPDATE confirmation_link SET revoked_at = coalesce(revoked_at, {statement.Value(clock.GetUtcNow().UtcDateTime)}),
                answer = CASE WHEN outcome IS NOT NULL THEN answer END, revision = CASE WHEN outcome IS NOT NULL THEN revision END,
                answered_at = CASE WHEN outcome IS NOT NULL THEN answered_at END
            WHERE id = {statement.Value(Ids.Parse(id, "id"))} AND {whose(statement)}
            RETURNING id, place_id, ends_at, revoked_at
            """);
        var rows = await database.ReadAllAsync(statement, row => new ConfirmationLink
        {
            Id = row.GetGuid(0).ToString(), PlaceId = row.GetGuid(1).ToString(), EndsAt = Timestamp.FromDateTimeOffset(row.GetFieldValue<DateTimeOffset>(2)),
            RevokedAt = Timestamp.FromDateTimeOffset(row.GetFieldValue<DateTimeOffset>(3)),
        }, cancellationToken);
        return rows is [var link] ? link : throw Refusal.NotFound("link", id);
    }
}
