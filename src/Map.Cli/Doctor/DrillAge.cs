using System.Globalization;
using Map.Cli.Backups;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>When a backup was last restored, and found to be equal.</summary>
sealed class DrillAge(BackupFolder folder, TimeProvider time) : ICheck
{
    static readonly TimeSpan Late = TimeSpan.FromDays(7);

    public string Name => "last drill";

    public Task<Finding> RunAsync(CancellationToken cancellation)
    {
        var status = BackupStatus.Load(folder);
        if (status.DrillFailedAt is { } failed)
            return Task.FromResult(new Finding(Name, FindingLevel.Fault, $"failed at {RestoreTime.Text(failed)}", "./map backup drill says why; ./map backup --full takes a new one"));
        if (status.DrillAt is not { } at)
            return Task.FromResult(new Finding(Name, FindingLevel.Warning, "never: a backup that was never restored is none", "./map backup drill"));
        var age = time.GetUtcNow() - at;
        return Task.FromResult(new Finding(
            Name, age > Late ? FindingLevel.Warning : FindingLevel.Ok, string.Create(CultureInfo.InvariantCulture, $"{RestoreTime.Text(at)}, {age.TotalHours:0} hour(s) ago"),
            age > Late ? "./map backup drill; installed: systemctl status map-backup-drill.timer map-backup-drill" : ""));
    }
}
