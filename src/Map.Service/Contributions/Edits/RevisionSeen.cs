using System.Text.Json;

namespace Map.Service.Contributions.Edits;

/// <summary>Compares what a caller saw with what is there now.</summary>
static class RevisionSeen
{
    /// <summary>The keys of <c>state_fields()</c> in which a subject differs now from the revision that the caller saw.</summary>
    /// <param name="session">The call.</param>
    /// <param name="subject">place or organisation.</param>
    /// <param name="id">Its id.</param>
    /// <param name="seen">The number that the caller gives.</param>
    /// <param name="current">The number of its last revision.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="field">The field of the request that names the revision.</param>
    /// <exception cref="Refusal">It had no such revision.</exception>
    public static async Task<IReadOnlySet<string>> ChangedSinceAsync(
        this EditSession session, string subject, Guid id, long seen, long current, CancellationToken cancellationToken,
        string field = "revision")
    {
        if (seen == current) return new HashSet<string>();
        var statement = new Statement();
        var of = $"FROM revision WHERE subject = {statement.Value(subject)} AND subject_id = {statement.Value(id.ToString())}";
        statement.Append($"""
            SELECT state_fields(state)::text, (SELECT state_fields(state)::text {of} ORDER BY number DESC LIMIT 1)
            {of} AND number <= {statement.Value(seen)} ORDER BY number DESC LIMIT 1
            """);
        var states = await session.ReadAllAsync(statement, row => (Then: row.GetString(0), Now: row.GetString(1)), cancellationToken);
        if (states.Count == 0 || seen > current)
            throw Refusal.Invalid(field, $"is {seen}, and the {subject} "
                + (seen > current ? $"has no revision after {current}" : "was not there then") + "; give its revision as you saw it.");
        return Differences(states[0].Then, states[0].Now);
    }

    /// <summary>Refuses if anything has changed since the caller decided on the whole of it.</summary>
    /// <inheritdoc cref="ChangedSinceAsync"/>
    public static async Task RequireUnchangedAsync(
        this EditSession session, string subject, Guid id, long seen, long current, CancellationToken cancellationToken, string field = "revision")
    {
        var since = await session.ChangedSinceAsync(subject, id, seen, current, cancellationToken, field);
        if (since.Count > 0)
            throw new Refusal(ErrorReason.Conflict,
                $"Since you read the {subject} {id}, somebody has changed {string.Join(", ", since.Order(StringComparer.Ordinal))}. Read revision "
                + $"{current}, and decide again.");
    }

    /// <summary>Whether what was decided on the whole of a subject is still to be done. What is done already, perhaps by the same request, is no
    /// conflict: the revision is only checked to be one of the subject.</summary>
    /// <inheritdoc cref="RequireUnchangedAsync"/>
    public static async Task<bool> IsToDoAsync(
        this EditSession session, string subject, Guid id, long seen, long current, bool isDone, CancellationToken cancellationToken)
    {
        if (isDone) await session.ChangedSinceAsync(subject, id, seen, current, cancellationToken);
        else await session.RequireUnchangedAsync(subject, id, seen, current, cancellationToken);
        return !isDone;
    }

    static HashSet<string> Differences(string then, string now)
    {
        using var before = JsonDocument.Parse(then);
        using var after = JsonDocument.Parse(now);
        return
        [
            .. before.RootElement.EnumerateObject().Concat(after.RootElement.EnumerateObject()).Select(field => field.Name)
                .Where(name => before.RootElement.TryGetProperty(name, out var past) != after.RootElement.TryGetProperty(name, out var present)
                    || !JsonElement.DeepEquals(past, present)),
        ];
    }
}
