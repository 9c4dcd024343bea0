using Map.Gazetteer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Map.Service.Contributions.Edits;

/// <summary>One call that changes the map. Others who write wait until it ends, so what it reads is the map as it changes it.</summary>
sealed class EditSession(
    MapDbContext context, IDbContextTransaction transaction, Caller caller, Act act, EmbeddedGazetteer gazetteer, TimeProvider clock,
    Caller seenBy, Trust trust, SecondPerson secondPerson, bool isTrial, bool isProposal) : IAsyncDisposable
{
    public MapDbContext Context => context;

    public Caller Caller => caller;

    /// <summary>Who saw the map when the change was written: the caller, unless it is a suggestion of somebody without a key.</summary>
    public Caller SeenBy => seenBy;

    /// <summary>Who is told what stands against the change. A suggestion is tried with all rights, and told to somebody who has none.</summary>
    public Caller Told => caller == SubjectReads.Everything ? seenBy : caller;

    public Act Act => act;

    public EmbeddedGazetteer Gazetteer => gazetteer;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Whether a suggestion is only tried on the map: nobody has to vouch for it yet.</summary>
    public bool IsProposal => isProposal;

    /// <summary>Whether positions may contradict the country: an import has warned of them, and somebody accepted that.</summary>
    public bool TakesOddPositions { get; set; }

    /// <summary>Whether a second person confirmed the call, which needed that.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>Whether something was saved.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Whether there are revisions of the act.</summary>
    public bool HasRevisions { get; private set; }

    public NpgsqlConnection Connection => (NpgsqlConnection)context.Database.GetDbConnection();

    /// <summary>Saves what changed in the context, as revisions of the act.</summary>
    /// <returns>Whether anything did.</returns>
    public async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        var (created, updated, _) = context.CountChanges();
        await CheckTrustAsync(created + updated, cancellationToken);
        var hasChanged = await context.SaveChangesAsync(cancellationToken) > 0;
        HasChanged |= hasChanged;
        HasRevisions |= hasChanged;
        return hasChanged;
    }

    /// <summary>The log, for what is written past the context. <see cref="CheckTrustAsync"/> comes first.</summary>
    public RevisionLog OpenLog()
    {
        HasChanged = HasRevisions = true;
        return new(context.Database, context.Author!, clock);
    }

    /// <summary>Refuses a change that is too much for the key.</summary>
    /// <param name="subjects">How many places and organisations are about to change.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task CheckTrustAsync(int subjects, CancellationToken cancellationToken)
    {
        if (subjects > 0 && !isProposal) await trust.CheckAsync(context, caller, subjects, isTrial, cancellationToken);
    }

    /// <summary>Refuses an act that is so large that a second person has to ask for it, too. A trial passes.</summary>
    public async Task RequireSecondPersonAsync(LargeAct act, CancellationToken cancellationToken)
    {
        if (!isTrial) IsConfirmed = await secondPerson.CheckAsync(context, caller, act, cancellationToken);
    }

    /// <summary>Says that something was saved that makes no revision.</summary>
    public void Changed() => HasChanged = true;

    /// <summary>Runs a statement in the transaction and reads all of its rows.</summary>
    public Task<List<T>> ReadAllAsync<T>(Statement statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        context.ReadAllAsync(statement, read, cancellationToken);

    /// <summary>Runs a statement in the transaction.</summary>
    /// <returns>How many rows it wrote.</returns>
    public async Task<int> ExecuteAsync(Statement statement, CancellationToken cancellationToken)
    {
        await using var command = statement.On(Connection);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task CommitAsync() => transaction.CommitWholeAsync();

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await context.DisposeAsync();
    }
}
