using Map.Cli.Install;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>Whether this machine's clock follows a time server: certificates, keys that end and backups of a moment go by it.</summary>
/// <param name="program">timedatectl.</param>
sealed class SystemClock(string program = "timedatectl") : ICheck
{
    const string SystemdRuns = "/run/systemd/system";

    public string Name => "clock";

    public async Task<Finding> RunAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(SystemdRuns))
            return Finding.NotChecked(Name, $"no systemd runs here that {program} could ask");
        var said = await Tool.RunAsync(program, ["show", "--property=NTPSynchronized", "--value"], cancellation);
        return said == "yes"
            ? new(Name, FindingLevel.Ok, "follows a time server")
            : new(Name, FindingLevel.Warning, "follows no time server", "apt-get install systemd-timesyncd, then timedatectl set-ntp true");
    }
}
