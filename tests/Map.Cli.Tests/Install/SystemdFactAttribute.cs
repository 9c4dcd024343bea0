namespace Map.Cli.Tests.Install;

/// <summary>Needs systemd-analyze.</summary>
public sealed class SystemdFactAttribute : FactAttribute
{
    public SystemdFactAttribute()
    {
        if (!File.Exists("/usr/bin/systemd-analyze"))
            Skip = "Needs systemd-analyze, of the package systemd.";
    }
}
