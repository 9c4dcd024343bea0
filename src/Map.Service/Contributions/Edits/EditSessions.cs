using Map.Gazetteer;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Contributions.Edits;

/// <summary>Runs calls that change the map, each in a transaction that other writers wait for.</summary>
public sealed class EditSessions(IDbContextFactory<MapDbContext> contexts, Trust trust, SecondPerson secondPerson, TimeProvider clock)
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
    /// <param name="suggestion">The suggestion that is accepted: it was written by somebody who saw the map as everybody sees it.</param>
    internal async Task<TResponse> RunAsync<TResponse>(
        Caller caller, string kind, EditSummary? summary, bool validateOnly, Func<EditSession, Task<TResponse>> work,
        Action<TResponse, string> named, CancellationToken cancellationToken, Guid? suggestion = null)
    {
        var act = NewAct(kind, summary is { HasComment: true } ? summary.Comment : null, suggestion);
        var author = new Author(suggestion is null ? OriginOf(kind) : "suggestion", caller.KeyId, act);
        await using var session = await OpenAsync(
            author, act, caller, suggestion is null ? caller : Caller.Anonymous, validateOnly, isProposal: false, cancellationToken);
        var response = await work(session);
        // Leaving without a commit rolls back.
        if (validateOnly || !session.HasChanged) return response;
        if (session.IsConfirmed) await secondPerson.LogAsync(session.Context, caller.KeyId!.Value, cancellationToken);
        await session.CommitAsync();
        if (session.HasRevisions) named(response, act.Id.ToString());
        return response;
    }

    /// <summary>Tries a change that somebody without a key proposes on the map as it is. Nothing of it stays, and nobody has to vouch for it:
    /// it needs neither sources nor the trust in a key.</summary>
    /// <param name="caller">With whose rights.</param>
    /// <param name="work">What it does.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task<TResult> TryAsync<TResult>(Caller caller, Func<EditSession, Task<TResult>> work, CancellationToken cancellationToken)
    {
        var act = NewAct("suggest");
        await using var session = await OpenAsync(
            new("suggestion", Act: act), act, caller, Caller.Anonymous, isTrial: true, isProposal: true, cancellationToken);
        return await work(session);
    }

    async Task<EditSession> OpenAsync(
        Author author, Act act, Caller caller, Caller seenBy, bool isTrial, bool isProposal, CancellationToken cancellationToken)
    {
        var gazetteer = await EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken);
        var context = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            context.Author = author;
            var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await context.LockAsync(cancellationToken);
            return new(context, transaction, caller, act, gazetteer, clock, seenBy, trust, secondPerson, isTrial, isProposal);
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    Act NewAct(string kind, string? comment = null, Guid? suggestion = null) =>
        new(Guid.CreateVersion7(clock.GetUtcNow()), kind, comment, suggestion);

    // What readers of the history are told of how a change came in.
    static string OriginOf(string kind) => kind is "merge" or "revert" or "import" or "link" ? kind : "api";
}
