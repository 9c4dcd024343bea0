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

    /// <summary>The code of the note of a row for which there is no room.</summary>
    public const string Full = "suggestions_full";

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
    /// <param name="gone">What is to be looked at, because the list has it no more; only with <paramref name="keeps"/>.</param>
    /// <exception cref="Refusal">A row is wrong and not left out, the preview was of something else, or the key is frozen.</exception>
    public async Task<ImportResponse> RunAsync(
        ListPlan plan, Caller caller, bool keeps, CancellationToken cancellationToken, GoneRows? gone = null)
    {
        if (keeps) caller.RefuseIfFrozen();
        if (keeps) await MirroredMap.RefuseAsync(database, cancellationToken);
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
        var before = await ListedSuggestions.ReadAsync(connection, ListedSuggestions.ListsOf(plan), cancellationToken);
        var room = await RoomAsync(connection, plan, key, cancellationToken);
        var made = new List<(SuggestedRow Row, NewSuggestion Suggestion)>();
        foreach (var row in plan.Rows.Where(row => row.IsWritten).ToList())
            if (Decide(plan, row, before, room - made.Count, suggested => Judge(suggested, regions.GetValueOrDefault(row, []), on)) is { } one) made.Add(one);
        if (!keeps) return plan.ToMessage();

        plan.RefuseUnlessAsPreviewed();
        made.AddRange((gone?.Rows ?? []).Take(room - made.Count).Select(row => (row, Judge(row, [], on))));
        foreach (var (list, row) in gone?.Back ?? [])
            await ExecuteAsync(connection, ListedSuggestions.Back(list, row), cancellationToken);
        foreach (var (row, suggestion) in made)
        {
            var one = suggestion with { List = (row.List, $"list {plan.Mapping.List} {key}") };
            await ExecuteAsync(connection, ListedSuggestions.TakeBack(row, key), cancellationToken);
            await ExecuteAsync(connection, one.Insert(Admission.HourOf(clock.GetUtcNow())), cancellationToken);
            await ExecuteAsync(connection, ListedSuggestions.Insert(row, one.Id, key), cancellationToken);
        }

        await transaction.CommitWholeAsync();
        return plan.ToMessage();
    }

    // Null when the row is not suggested; it says why.
    static (SuggestedRow, NewSuggestion)? Decide(
        ListPlan plan, ListRow row, HashSet<(string, string, string)> before, int room, Func<SuggestedRow, NewSuggestion> judge)
    {
        (row.NewId, row.IsPublished) = (null, false);
        if (SuggestedRow.Of(row, plan) is not { } suggested) return null;
        if (!before.Add(suggested.Key))
        {
            row.Note("suggested_before", "-", "was suggested before, and waits for a reviewer or was rejected.");
            plan.Decide(row, ImportOutcome.Suggested);
            return null;
        }

        if (room <= 0)
        {
            row.Note(Full, "-", "is left out: no more suggestions of lists may wait for reviewers; import the list again when some are decided.");
            plan.Decide(row, ImportOutcome.LeftOut);
            return null;
        }

        foreach (var fault in suggested.Faults()) row.Refuse("value_refused", fault.Field.Split('.', 4)[^1], fault.Description);
        try
        {
            if (!row.Notes.Exists(note => note.Effect == ImportNoteEffect.Wrong)) return (suggested, judge(suggested));
        }
        catch (Refusal refusal) when (refusal.Reason == ErrorReason.InvalidArgument)
        {
            row.Refuse("rule_refused", "-", refusal.Message);
        }

        plan.Decide(row, row.Outcome);
        return null;
    }

    NewSuggestion Judge(SuggestedRow row, string[] regions, IEnumerable<Rule> on)
    {
        var tried = new ChangeResult("place", row.Place ?? Guid.Empty, "", row.Changes, [.. regions.Union(row.Request.Change.AddPlace?.Place.CoverageCodes ?? [])]);
        var admitted = new Admitted(0, null);
        var judged = Suggest.Judge(row.Request, tried, admitted);
        // Nobody is told the receipt of its request.
        return new(row.Request, new Guid(RandomNumberGenerator.GetBytes(16)), row.Contents, tried, null, admitted, judged, rules.Run(judged, on));
    }

    async Task<int> RoomAsync(NpgsqlConnection connection, ListPlan plan, Guid? key, CancellationToken cancellationToken)
    {
        var most = key is { } known ? Math.Min(Most, OpenPerHourly * await trust.HourlyLimitAsync(connection, known, cancellationToken)) : Most;
        return Math.Max(0, most - await ListedSuggestions.CountOpenAsync(connection, ListedSuggestions.ListsOf(plan), key, cancellationToken));
    }

    public static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using (var patience = new NpgsqlCommand(MapDatabase.NoLockTimeout, connection)) await patience.ExecuteNonQueryAsync(cancellationToken);
        await ExecuteAsync(connection, new Statement().Append(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({LockKey})")), cancellationToken);
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, Statement statement, CancellationToken cancellationToken)
    {
        await using var command = statement.On(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
