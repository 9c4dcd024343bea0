using System.Globalization;
using Map.Cli.Backups;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>When the last backup was taken.</summary>
sealed class BackupAge(BackupFolder folder, TimeProvider time) : ICheck
{
    static readonly TimeSpan Late = TimeSpan.FromHours(30);
    static readonly TimeSpan TooLate = TimeSpan.FromDays(3);

    public string Name => "last backup";

    public Task<Finding> RunAsync(CancellationToken cancellation)
    {
        if (BackupStatus.Load(folder).BackupAt is not { } at)
            return Task.FromResult(new Finding(Name, FindingLevel.Warning, "never", "./map backup, and then each day by a timer"));
        var age = time.GetUtcNow() - at;
        var level = age > TooLate ? FindingLevel.Fault : age > Late ? FindingLevel.Warning : FindingLevel.Ok;
        return Task.FromResult(new Finding(
            Name, level, string.Create(CultureInfo.InvariantCulture, $"{RestoreTime.Text(at)}, {age.TotalHours:0} hour(s) ago"),
            level == FindingLevel.Ok ? "" : "./map backup; installed: systemctl status map-backup.timer map-backup"));
    }
}
