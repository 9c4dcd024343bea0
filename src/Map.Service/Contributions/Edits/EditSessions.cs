using Map.Gazetteer;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Contributions.Edits;

/// <summary>Runs calls that change the map, each in a transaction that other writers wait for.</summary>
public sealed class EditSessions(IDbContextFactory<MapDbContext> contexts, Trust trust, TimeProvider clock)
{
    /// <summary>Runs a call. With <paramref name="validateOnly"/> nothing of it stays; what it returns and what it refuses is the same.
    /// </summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="kind">What the call is, as the log names it.</param>
    /// <param name="summary">What the caller says of it.</param>
    /// <param name="validateOnly">Whether to keep nothing.</param>
    /// <param name="work">What it does. It returns the response; <paramref name="named"/> adds the id of the act.</param>
    /// <param name="named">Puts the id of the act into the response, if something was kept.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="suggestion">The suggestion that is accepted.</param>
    /// <param name="seenBy">Who saw the map when the change was written, if not the caller.</param>
    internal async Task<TResponse> RunAsync<TResponse>(
        Caller caller, string kind, EditSummary? summary, bool validateOnly, Func<EditSession, Task<TResponse>> work,
        Action<TResponse, string> named, CancellationToken cancellationToken, Guid? suggestion = null, Caller? seenBy = null)
    {
        var gazetteer = await EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var act = new Act(Guid.CreateVersion7(now), kind, summary is { HasComment: true } ? summary.Comment : null, suggestion);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var key = caller == SubjectReads.Everything ? null : caller.KeyId;
        context.Author = new Author(suggestion is null ? OriginOf(kind) : "suggestion", key, act);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockAsync(cancellationToken);
        var session = new EditSession(context, transaction, caller, act, gazetteer, clock, seenBy ?? caller, trust, validateOnly);
        var response = await work(session);
        // Leaving without a commit rolls back.
        if (validateOnly || !session.HasChanged) return response;
        await transaction.CommitAsync(cancellationToken);
        if (session.HasRevisions) named(response, act.Id.ToString());
        return response;
    }

    // What readers of the history are told of how a change came in.
    static string OriginOf(string kind) => kind is "merge" or "revert" ? kind : "api";
}
