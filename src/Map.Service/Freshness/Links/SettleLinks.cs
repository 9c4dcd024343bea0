using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Suggestions;

namespace Map.Service.Freshness.Links;

/// <summary>Makes answers count to which nobody has said otherwise.</summary>
public sealed class SettleLinks(NpgsqlDataSource database, EditSessions sessions, Suggest suggest, TimeProvider clock)
{
    const int AtOnce = 100;

    /// <summary>Settles what is due.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var due = new Statement();
        due.Append($"""
            SELECT {LinkRow.Columns} FROM confirmation_link l
            WHERE l.answer IS NOT NULL AND l.outcome IS NULL AND l.answered_at <= {due.Value((clock.GetUtcNow() - LinkRow.Settling).UtcDateTime)}
            ORDER BY l.answered_at LIMIT {due.Value(AtOnce)}
            """);
        foreach (var link in await database.ReadAllAsync(due, LinkRow.Read, cancellationToken)) await SettleAsync(link, cancellationToken);
    }

    async Task SettleAsync(LinkRow link, CancellationToken cancellationToken)
    {
        try
        {
            if (link.Answer == LinkRow.Correct) await ConfirmAsync(link, cancellationToken);
            else await ReportAsync(link, cancellationToken);
        }
        // The place has changed, was withdrawn, merged or confirmed since, or the key that vouched for the link is closed or frozen.
        catch (Refusal refusal) when (refusal.Reason is ErrorReason.Conflict or ErrorReason.NotFound or ErrorReason.InvalidArgument
                                          or ErrorReason.Unauthenticated or ErrorReason.KeyFrozen)
        {
            await database.ExecuteAsync(Outcome(link, "overtaken"), cancellationToken);
        }
        // More suggestions wait than reviewers can read, or each costs something at the moment: the link goes on waiting.
        catch (Refusal refusal) when (refusal.Reason is ErrorReason.SuggestionLimit or ErrorReason.ProofOfWork)
        {
        }
    }

    Task ConfirmAsync(LinkRow link, CancellationToken cancellationToken)
    {
        var request = new ConfirmPlaceRequest
        {
            Id = link.PlaceId.ToString(), Revision = link.Revision!.Value, ConfirmedOn = link.AnsweredAt!.Value.UtcDateTime.ToString("yyyy-MM-dd", null),
            Summary = new() { Sources = { new Source { Citation = LinkWord.Citation } } },
        };
        return sessions.RunAsync(
            new Caller(link.MadeBy, Role.Contributor, []), "link", request.Summary, validateOnly: false,
            async session =>
            {
                // Another service may have settled it, or somebody has said otherwise at the last moment.
                if (await session.ExecuteAsync(Outcome(link, "confirmed"), cancellationToken) == 0) return new UpdatePlaceResponse();
                session.Changed();
                return await ConfirmPlace.ApplyAsync(session, request, cancellationToken, isVouchedFor: true);
            },
            (response, act) => response.ActId = act, cancellationToken);
    }

    async Task ReportAsync(LinkRow link, CancellationToken cancellationToken)
    {
        // Its id stands for the request, so that a second time makes no second suggestion.
        await suggest.RunAsync(
            new()
            {
                RequestId = link.Id.ToString(), Comment = $"{LinkWord.Citation}.",
                Change = new() { Report = new() { PlaceId = link.PlaceId.ToString(), Kind = ReportKind.Closed } },
            },
            cancellationToken);
        await database.ExecuteAsync(Outcome(link, "reported"), cancellationToken);
    }

    static Statement Outcome(LinkRow link, string outcome)
    {
        var statement = new Statement();
        return statement.Append($"""
            UPDATE confirmation_link SET outcome = {statement.Value(outcome)}
            WHERE id = {statement.Value(link.Id)} AND outcome IS NULL AND answer = {statement.Value(link.Answer!)}
              AND answered_at = {statement.Value(link.AnsweredAt!.Value.UtcDateTime)}
            """);
    }
}
