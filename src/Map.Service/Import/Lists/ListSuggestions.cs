using System.Globalization;
using System.Security.Cryptography;
using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Suggestions;
using Map.Service.Contributions.Suggestions.Bounds;
using Map.Service.Contributions.Suggestions.Rules;
using Map.Service.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Map.Service.Import.Lists;

/// <summary>Suggests the rows of a list instead of writing them. How many may wait for reviewers is bounded by key, and not by origin as what
/// people without a key suggest.</summary>
sealed class ListSuggestions(ListImport lists, ApplyRules rules, Trust trust, NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>How many may be open of one key, and of one list of the operator.</summary>
    public const int Most = 1_000;

    // A contributor's new key may publish 10 changes in an hour, and have 400 suggestions open; one that has earned 25 has all of the 1,000.
    const int OpenPerHourly = 40;

    // Of pg_advisory_lock: any number that no other lock has.
    const long LockKey = 0x6c697374001;

    /// <summary>For commands of the operator.</summary>
    public static ListSuggestions OfOperator(ListImport lists, NpgsqlDataSource database, TimeProvider clock) => new(
        lists, new(new RuleStore(database, clock), new RuleLanguage(), NullLogger<ApplyRules>.Instance),
        new(TrustSettings.Usual, new KeyStore(database, clock), clock, NullLogger<Trust>.Instance), database, clock);

    /// <summary>Finds what to suggest, and suggests it.</summary>
    /// <param name="plan">Gets the outcome of every row.</param>
    /// <param name="caller">Whose key it is; the operator, who has none, may see everything.</param>
    /// <param name="keeps">Whether to do it; else it is a preview.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Refusal">A row is wrong and not left out, the preview was of something else, or the key is frozen.</exception>
    public async Task<ImportResponse> RunAsync(ListPlan plan, Caller caller, bool keeps, CancellationToken cancellationToken)
    {
        if (keeps) caller.RefuseIfFrozen();
        await lists.DecideAsync(plan, _ => false, cancellationToken);
        // Nothing that is found from here on makes it another preview.
        plan.Preview();
        var key = caller == SubjectReads.Everything ? null : caller.KeyId;
        var regions = await RowRegions.ReadAsync(
            database, plan.Rows.Where(row => row.Outcome == ImportOutcome.New && row.Place.Position is not null), cancellationToken);

        var on = await rules.OnAsync(cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (keeps) await LockAsync(connection, cancellationToken);
        var before = await ListedSuggestions.ReadAsync(connection, plan, cancellationToken);
        var room = await RoomAsync(connection, plan, key, cancellationToken);
        var made = new List<(SuggestedRow Row, NewSuggestion Suggestion)>();
        foreach (var row in plan.Rows.Where(row => row.IsWritten).ToList())
        {
            (row.NewId, row.IsPublished) = (null, false);
            if (SuggestedRow.Of(row, plan) is not { } suggested) continue;
            if (!before.Add(suggested.Key))
            {
                row.Note("suggested_before", "-", "was suggested before, and waits for a reviewer or was rejected.");
                plan.Decide(row, ImportOutcome.Suggested);
            }
            else if (made.Count >= room)
            {
                row.Note("suggestions_full", "-", $"is left out: {room} more suggestions of lists may wait for reviewers; import the list again when some are decided.");
                plan.Decide(row, ImportOutcome.LeftOut);
            }
            else if (SuggestionOf(row, suggested, [.. regions.GetValueOrDefault(row, []).Union(row.Place.CoverageCodes)], on) is { } one)
                made.Add((suggested, one with { List = (row.Table.Mapping.List, $"list {plan.Mapping.List} {key}") }));
            else
                plan.Decide(row, row.Outcome);
        }

        if (keeps)
        {
            plan.RefuseUnlessAsPreviewed();
            var hour = Admission.HourOf(clock.GetUtcNow());
            foreach (var (suggested, one) in made)
            {
                await ExecuteAsync(connection, ListedSuggestions.TakeBack(suggested, key), cancellationToken);
                await ExecuteAsync(connection, one.Insert(hour), cancellationToken);
                await ExecuteAsync(connection, ListedSuggestions.Insert(suggested, one.Id, key), cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        return plan.ToMessage();
    }

    // Null when it is refused; the row says why.
    NewSuggestion? SuggestionOf(ListRow row, SuggestedRow suggested, string[] regions, IEnumerable<Rule> on)
    {
        if (suggested.Faults() is { Count: > 0 } faults)
        {
            foreach (var fault in faults) row.Refuse("value_refused", fault.Field.Split('.', 4)[^1], fault.Description);
            return null;
        }

        var tried = new ChangeResult("place", row.PlaceId ?? Guid.Empty, row.Place.Name, suggested.Changes, regions);
        var admitted = new Admitted(0, null);
        var judged = Suggest.Judge(suggested.Request, tried, admitted);
        try
        {
            // Nobody is told its receipt.
            var request = new Guid(RandomNumberGenerator.GetBytes(16));
            return new(suggested.Request, request, suggested.Contents, tried, null, admitted, judged, rules.Run(judged, on));
        }
        catch (Refusal refusal) when (refusal.Reason == ErrorReason.InvalidArgument)
        {
            row.Refuse("rule_refused", "-", refusal.Message);
            return null;
        }
    }

    async Task<int> RoomAsync(NpgsqlConnection connection, ListPlan plan, Guid? key, CancellationToken cancellationToken)
    {
        var most = key is { } known ? Math.Min(Most, OpenPerHourly * await trust.HourlyLimitAsync(connection, known, cancellationToken)) : Most;
        return Math.Max(0, most - await ListedSuggestions.CountOpenAsync(connection, plan, key, cancellationToken));
    }

    static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using (var patience = new NpgsqlCommand(MapDatabase.NoLockTimeout, connection)) await patience.ExecuteNonQueryAsync(cancellationToken);
        await ExecuteAsync(connection, new Statement().Append(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({LockKey})")), cancellationToken);
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, Statement statement, CancellationToken cancellationToken)
    {
        await using var command = statement.On(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
