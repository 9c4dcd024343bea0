using System.Collections.Concurrent;
using System.Globalization;

namespace Map.Gateway.Tests.NothingLost;

/// <summary>What writers meant to do, and what they were told of it.</summary>
sealed class Ledger
{
    readonly ConcurrentBag<Intent> intents = [];
    int number;

    public int Count => intents.Count;

    /// <summary>How many were cut off at least once, so that nobody knew whether they had happened.</summary>
    public int Doubted => intents.Count(intent => intent.IsDoubted);

    /// <summary>How many of those had happened, as the repeated request showed.</summary>
    public int Happened => intents.Count(intent => intent.HadHappened);

    public int Left => intents.Count(intent => !intent.IsDone);

    public Intent Begin(string what, int revisions)
    {
        var intent = new Intent(what, string.Create(CultureInfo.InvariantCulture, $"{what} {Interlocked.Increment(ref number)}"), revisions);
        intents.Add(intent);
        return intent;
    }

    /// <summary>Compares it with the database: what was acknowledged is there once, what was left in doubt once or not at all, and each is
    /// whole.</summary>
    /// <returns>What is not so.</returns>
    public async Task<IReadOnlyList<string>> FaultsAsync(KilledMap map)
    {
        var acts = await CountAsync(map, "SELECT comment, count(*) FROM act WHERE comment IS NOT NULL GROUP BY 1");
        var revisions = await CountAsync(map, "SELECT comment, count(*) FROM act a JOIN revision r ON r.act_id = a.id WHERE comment IS NOT NULL GROUP BY 1");
        // A place that came back after a merge was created twice, and is one.
        var places = await CountAsync(map, "SELECT state ->> 'name', count(DISTINCT subject_id) FROM revision WHERE change = 'created' GROUP BY 1");
        var suggestions = await CountAsync(map, "SELECT comment, count(*) FROM suggestion GROUP BY 1");
        var known = (await map.RowsAsync("SELECT id FROM act")).Select(row => row[0]).ToHashSet();
        var faults = new List<string>();
        foreach (var intent in intents)
        {
            var found = (intent.What switch { Intent.Add => places, Intent.Suggest => suggestions, _ => acts }).GetValueOrDefault(intent.Token);
            if (intent.IsDone ? found != 1 : found > 1) faults.Add($"{intent} is there {found} times");
            if (intent.Revisions > 0 && found == 1 && revisions.GetValueOrDefault(intent.Token) != intent.Revisions)
                faults.Add($"{intent} has {revisions.GetValueOrDefault(intent.Token)} revisions, not {intent.Revisions}");
            if (intent.Act is { } act && !known.Contains(act)) faults.Add($"{intent} was acknowledged as the act {act}, which is lost");
        }

        return faults;
    }

    static async Task<Dictionary<string, long>> CountAsync(KilledMap map, string sql) =>
        (await map.RowsAsync(sql)).ToDictionary(row => row[0], row => long.Parse(row[1], CultureInfo.InvariantCulture));
}
