using Map.Service.Freshness.Links;
using Map.Service.TellMe.Keys;

namespace Map.Service.TellMe.News;

/// <summary>The table news_subscription.</summary>
sealed class SubscriptionTable(NpgsqlDataSource database, SubscriberKeys keys)
{
    // Of one that nothing is to be sent to.
    const string Never = "'infinity'";

    /// <summary>Keeps one that nobody has confirmed yet. If the address waits for the same already, that one stays, with its link.</summary>
    public Task AddWaitingAsync(NpgsqlConnection connection, Subscription subscription, SubscriberAddress contact, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        ExecuteAsync(connection, Insert(subscription, contact, hash, now, isConfirmed: false, """
            ON CONFLICT (address_hash, subject) WHERE confirmed_at IS NULL
            DO UPDATE SET pace = EXCLUDED.pace, language = EXCLUDED.language, due_at = EXCLUDED.due_at, made_at = EXCLUDED.made_at
            """), cancellationToken);

    /// <summary>Keeps one that needs no confirmation, in the place of one of the same address for the same.</summary>
    public Task AddConfirmedAsync(NpgsqlConnection connection, Subscription subscription, SubscriberAddress contact, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        ExecuteAsync(connection, Insert(subscription, contact, hash, now, isConfirmed: true, """
            ON CONFLICT (address_hash, subject) WHERE confirmed_at IS NOT NULL
            DO UPDATE SET id = EXCLUDED.id, address = EXCLUDED.address, leave_hash = EXCLUDED.leave_hash, language = EXCLUDED.language,
                shows_names = EXCLUDED.shows_names, due_at = EXCLUDED.due_at, failing_since = NULL, failures = 0
            """), cancellationToken);

    /// <summary>The one that a link leads to; null when there is none.</summary>
    public async Task<Subscription?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"SELECT {Subscription.Columns} FROM news_subscription WHERE {Has(token, statement)}");
        return (await database.ReadAllAsync(statement, Subscription.Read, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Confirms one, in the place of one of the same address for the same.</summary>
    /// <param name="subscription">Which one.</param>
    /// <param name="now">The time.</param>
    /// <param name="due">When it is first looked whether there is something to tell.</param>
    /// <param name="most">How many an address may have. The oldest gives way.</param>
    /// <param name="cancellationToken">Ends it before it commits.</param>
    public async Task ConfirmAsync(Subscription subscription, DateTimeOffset now, DateTimeOffset due, int most, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var others = new Statement();
        var id = others.Value(subscription.Id);
        others.Append($"""
            WITH this AS (SELECT address_hash, subject FROM news_subscription WHERE id = {id} FOR UPDATE)
            DELETE FROM news_subscription other USING this
            WHERE other.address_hash = this.address_hash AND other.confirmed_at IS NOT NULL AND other.id <> {id}
              AND (other.subject = this.subject OR other.id IN (
                  SELECT old.id FROM news_subscription old WHERE old.address_hash = this.address_hash AND old.confirmed_at IS NOT NULL
                  ORDER BY old.confirmed_at DESC OFFSET {others.Value(most - 1)}))
            """);
        await ExecuteAsync(connection, others, cancellationToken);
        var confirm = new Statement();
        var at = confirm.Value(now.UtcDateTime);
        confirm.Append($"""
            UPDATE news_subscription SET confirmed_at = {at}, events_until = {at}, due_at = {confirm.Value(due.UtcDateTime)}, failing_since = NULL, failures = 0,
                revision = (SELECT last FROM revision_counter)
            WHERE id = {confirm.Value(subscription.Id)} AND confirmed_at IS NULL
            """);
        await ExecuteAsync(connection, confirm, cancellationToken);
        await transaction.CommitWholeAsync();
    }

    /// <summary>Takes one to whom something is due and that no other service has. It is due again at its next time, whatever becomes of this one: a service that dies
    /// sends nothing twice, and what was not told is told with what comes next.</summary>
    public async Task<Subscription?> ClaimAsync(string channel, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var due = new Statement();
        due.Append($"""
            SELECT {Subscription.Columns} FROM news_subscription WHERE due_at <= {due.Value(now.UtcDateTime)} AND channel = {due.Value(channel)}
            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """);
        Subscription? claimed;
        await using (var command = due.On(connection))
        await using (var row = await command.ExecuteReaderAsync(cancellationToken))
            claimed = await row.ReadAsync(cancellationToken) ? Subscription.Read(row) : null;
        if (claimed is null) return null;
        var next = new Statement();
        next.Append($"""
            UPDATE news_subscription SET due_at = {(claimed.IsConfirmed ? next.Value(NewsTimes.Next(claimed, now).UtcDateTime) : Never)}
            WHERE id = {next.Value(claimed.Id)}
            """);
        await ExecuteAsync(connection, next, cancellationToken);
        await transaction.CommitWholeAsync();
        return claimed;
    }

    /// <summary>Keeps up to where somebody was told.</summary>
    public Task ToldAsync(Subscription subscription, ToldNews news, DateTimeOffset? due, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            UPDATE news_subscription SET revision = {statement.Value(news.Revision)}, events_until = {statement.Value(news.EventsUntil.UtcDateTime)},
                failing_since = NULL, failures = 0{(due is { } at ? $", due_at = {statement.Value(at.UtcDateTime)}" : "")}
                {(news.MovedTo is { } to ? $", place_id = {statement.Value(Guid.Parse(to))}" : "")}
            WHERE id = {statement.Value(subscription.Id)}
            """);
        return database.ExecuteAsync(statement, cancellationToken);
    }

    /// <summary>Tries again later.</summary>
    /// <param name="subscription">Which one.</param>
    /// <param name="due">When.</param>
    /// <param name="failingSince">Since when its address refuses; null when that says nothing of the address.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task LaterAsync(Subscription subscription, DateTimeOffset due, DateTimeOffset? failingSince, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            UPDATE news_subscription SET due_at = {statement.Value(due.UtcDateTime)}
                {(failingSince is { } since ? $", failing_since = {statement.Value(since.UtcDateTime)}, failures = failures + 1" : "")}
            WHERE id = {statement.Value(subscription.Id)}
            """);
        return database.ExecuteAsync(statement, cancellationToken);
    }

    public Task DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        return database.ExecuteAsync(statement.Append($"DELETE FROM news_subscription WHERE id = {statement.Value(id)}"), cancellationToken);
    }

    /// <summary>Deletes all of some addresses.</summary>
    public Task<int> DeleteOfAsync(byte[][] hashes, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        return database.ExecuteAsync(statement.Append($"DELETE FROM news_subscription WHERE address_hash = ANY({statement.Value(hashes)})"), cancellationToken);
    }

    /// <summary>Deletes those that nobody has confirmed.</summary>
    public Task<int> DeleteUnconfirmedAsync(DateTimeOffset madeBefore, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        return database.ExecuteAsync(
            statement.Append($"DELETE FROM news_subscription WHERE confirmed_at IS NULL AND made_at < {statement.Value(madeBefore.UtcDateTime)}"), cancellationToken);
    }

    /// <summary>Some that are encrypted with a former key.</summary>
    public Task<List<Subscription>> OfFormerKeysAsync(int most, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT {Subscription.Columns} FROM news_subscription WHERE substring(address FROM 1 FOR {statement.Value(keys.Present.Length)}) <> {statement.Value(keys.Present)}
            ORDER BY id LIMIT {statement.Value(most)}
            """);
        return database.ReadAllAsync(statement, Subscription.Read, cancellationToken);
    }

    /// <summary>Encrypts an address anew. If it has come again meanwhile, with the present key, this one goes.</summary>
    public async Task ResealAsync(Subscription subscription, SubscriberAddress contact, byte[] hash, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            UPDATE news_subscription SET address = {statement.Value(contact.Seal(keys, subscription.Id))}, address_hash = {statement.Value(hash)}
            WHERE id = {statement.Value(subscription.Id)} AND address = {statement.Value(subscription.Address)}
            """);
        try
        {
            await database.ExecuteAsync(statement, cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            await DeleteAsync(subscription.Id, cancellationToken);
        }
    }

    Statement Insert(Subscription one, SubscriberAddress contact, byte[] hash, DateTimeOffset now, bool isConfirmed, string conflict)
    {
        var statement = new Statement();
        var at = statement.Value(now.UtcDateTime);
        return statement.Append($"""
            INSERT INTO news_subscription (id, channel, address, address_hash, regions, place_id, events_only, subject, pace, time_zone, language, shows_names,
                confirm_hash, leave_hash, made_at, confirmed_at, revision, events_until, due_at, failures)
            VALUES ({statement.Value(one.Id)}, {statement.Value(one.Channel)}, {statement.Value(contact.Seal(keys, one.Id))}, {statement.Value(hash)},
                {statement.Value(one.Subject.Regions.Distinct().ToArray())}, {(one.Subject.PlaceId.Length > 0 ? statement.Value(Guid.Parse(one.Subject.PlaceId)) : "NULL")},
                {statement.Value(one.Subject.EventsOnly)}, {statement.Value(Subscription.TextOf(one.Subject))}, {statement.Value(one.Pace)}, {statement.Value(one.TimeZone)},
                {statement.Value(one.Language)}, {statement.Value(one.ShowsNames)}, {(isConfirmed ? "NULL" : statement.Value(LinkSecret.Hash(contact.ConfirmToken)))},
                {statement.Value(LinkSecret.Hash(contact.LeaveToken))}, {at}, {(isConfirmed ? at : "NULL")}, (SELECT last FROM revision_counter), {at}, {at}, 0)
            {conflict}
            """);
    }

    static string Has(string token, Statement statement)
    {
        var hash = statement.Value(LinkSecret.Hash(token));
        return $"(confirm_hash = {hash} OR leave_hash = {hash})";
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, Statement statement, CancellationToken cancellationToken)
    {
        await using var command = statement.On(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
