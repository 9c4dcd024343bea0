namespace Map.Service.Contributions.Suggestions.Rules;

/// <summary>The rules of the operator.</summary>
public sealed class RuleStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>The rules in the order of their ids.</summary>
    public Task<List<Rule>> ListAsync(bool onlyOn, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT id, condition, action, message, is_on FROM suggestion_rule WHERE is_on OR NOT {statement.Value(onlyOn)} ORDER BY id
            """);
        return database.ReadAllAsync(statement, row => new Rule(
            row.GetString(0), row.GetString(1), Enum.Parse<RuleAction>(row.GetString(2), ignoreCase: true), row.GetString(3), row.GetBoolean(4)),
            cancellationToken);
    }

    /// <summary>Adds a rule.</summary>
    /// <returns>Whether there was none with this id.</returns>
    public async Task<bool> AddAsync(Rule rule, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var statement = new Statement();
        var action = rule.Action.ToString().ToLowerInvariant();
        statement.Append($"""
            WITH made AS (
                INSERT INTO suggestion_rule (id, condition, action, message, made_at, is_on)
                VALUES ({statement.Value(rule.Id)}, {statement.Value(rule.Condition)}, {statement.Value(action)}, {statement.Value(rule.Message)},
                        {statement.Value(now.UtcDateTime)}, {statement.Value(rule.IsOn)})
                ON CONFLICT DO NOTHING RETURNING id AS subject)
            {AdminLog.Append("made", "rule.add", new { condition = rule.Condition, action, message = rule.Message }, by: null, now, statement)}
            """);
        return await AdminLog.ExecuteAsync(database, statement, by: null, now, cancellationToken) > 0;
    }

    /// <summary>Turns a rule off.</summary>
    /// <returns>Whether there was one that was on.</returns>
    public async Task<bool> TurnOffAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var statement = new Statement();
        statement.Append($"""
            WITH off AS (UPDATE suggestion_rule SET is_on = false WHERE id = {statement.Value(id)} AND is_on RETURNING id AS subject)
            {AdminLog.Append("off", "rule.off", new { }, by: null, now, statement)}
            """);
        return await AdminLog.ExecuteAsync(database, statement, by: null, now, cancellationToken) > 0;
    }
}
