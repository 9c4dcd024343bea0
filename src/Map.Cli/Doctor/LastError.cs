using System.Globalization;
using Map.Cli.Backups;
using Map.Cli.Up;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>When the service or the gateway last logged an error.</summary>
/// <param name="logs">Their logs.</param>
/// <param name="time">The time.</param>
sealed class LastError(IReadOnlyList<string> logs, TimeProvider time) : ICheck
{
    static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    public string Name => "last error";

    public Task<Finding> RunAsync(CancellationToken cancellation)
    {
        var errors = (from log in logs where File.Exists(log) from line in File.ReadLines(log) let at = LogLine.ErrorAt(line) where at is not null select (Log: log, At: at.Value)).ToList();
        if (errors is [])
            return Task.FromResult(new Finding(Name, FindingLevel.Ok, "none in the present logs"));
        var (file, last) = errors.MaxBy(error => error.At);
        var (age, count) = (time.GetUtcNow() - last, errors.Count(error => time.GetUtcNow() - error.At < Recent));
        var found = string.Create(CultureInfo.InvariantCulture, $"{RestoreTime.Text(last)}, {age.TotalHours:0.0} hour(s) ago, in {file}; {count} in a day");
        return Task.FromResult(new Finding(Name, age < Recent ? FindingLevel.Warning : FindingLevel.Ok, found, age < Recent ? $"grep -e fail: -e crit: {file} | tail" : ""));
    }
}
