using System.Globalization;

namespace Map.Service.Doctor;

/// <summary>Whether the clocks of the database's machine and of this one agree: times of revisions are those of the database.</summary>
sealed class DatabaseClock(TimeProvider clock) : IDatabaseCheck
{
    static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Wrong = TimeSpan.FromSeconds(30);

    public string Name => "clock of the database";

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow();
        var there = await database.ReadAsync("SELECT clock_timestamp()", row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken);
        var after = clock.GetUtcNow();
        // It was read at some time between the two.
        var difference = there < before ? there - before : there > after ? there - after : TimeSpan.Zero;
        var found = string.Create(CultureInfo.InvariantCulture, $"{difference.TotalSeconds:+0.0;-0.0;0} s from the clock here");
        return difference.Duration() <= Tolerated
            ? new(Name, FindingLevel.Ok, found)
            : new(Name, difference.Duration() <= Wrong ? FindingLevel.Warning : FindingLevel.Fault, found, "let both machines follow a time server: timedatectl set-ntp true");
    }
}
