using System.CommandLine;
using System.Globalization;

namespace Map.Cli.Backups;

/// <summary>The option --at: a moment of the past.</summary>
static class RestoreTime
{
    const string Wanted = "a moment such as 2026-11-30T14:05:00Z, or 2026-11-30T15:05:00+01:00";

    public static Option<DateTimeOffset?> Option(string description) => new("--at")
    {
        Description = $"{description}: {Wanted}.",
        CustomParser = parsed =>
        {
            var text = parsed.Tokens[0].Value;
            string[] forms = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-ddTHH:mmK"];
            // Without an offset it would be another moment on each machine.
            if ((text.EndsWith('Z') || text.LastIndexOf('+') > 9 || text.LastIndexOf('-') > 9)
                && DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at))
                return at;
            parsed.AddError($"--at is '{text}'; give {Wanted}.");
            return null;
        },
    };

    /// <exception cref="CommandException">No backup reaches back, or forward, to that moment.</exception>
    public static void Check(DateTimeOffset? at, IReadOnlyList<BackupSet> sets, DateTimeOffset now)
    {
        if (sets is [])
            throw new CommandException("there is no backup yet: ./map backup makes one.");
        if (at < sets[0].EndedAt)
            throw new CommandException($"the oldest backup is of {Text(sets[0].EndedAt)}; {Text(at.Value)} is before it. ./map backup list shows all.");
        if (at > now)
            throw new CommandException($"{Text(at.Value)} has not come yet; it is {Text(now)}.");
    }

    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
