using Map.Cli.Clusters;
using Map.Cli.Packages;

namespace Map.Cli.Install;

/// <summary>Where an installed map is: in this system, or in that of an image.</summary>
/// <param name="Root">The root folder of the system.</param>
sealed record Installation(string Root)
{
    public const string User = "map";

    public static readonly IReadOnlyList<string> Services = ["map.service", "map-backup.service", "map-backup-drill.service"];

    public static readonly IReadOnlyList<string> Timers = ["map-backup.timer", "map-backup-drill.timer"];

    /// <summary>The links by which systemd starts what is installed with the machine.</summary>
    public IEnumerable<(string Link, string Unit)> Wants => Timers.Select(timer => ("timers.target.wants", timer)).Prepend(("multi-user.target.wants", "map.service"))
        .Select(want => (Path.Combine(Units, want.Item1, want.Item2), want.Item2));

    /// <summary>Whether this is the system that runs, with its systemd and its users, and not an image of one.</summary>
    public bool IsThisSystem => Path.GetFullPath(Root) == "/";

    public string Programs => At("/opt/map");

    public string Releases => At("/opt/map/releases");

    /// <summary>The release that runs, as a symbolic link.</summary>
    public string Current => At("/opt/map/current");

    /// <summary>What is being upgraded, while it is.</summary>
    public string UpgradeNote => At("/opt/map/upgrade.json");

    public string Settings => At("/etc/map/map.env");

    public string State => At("/var/lib/map");

    public PrivateCluster Cluster => new(Path.Combine(State, "cluster"));

    public string Command => At("/usr/local/bin/map");

    public string Users => At("/etc/sysusers.d/map.conf");

    public string Units => At("/etc/systemd/system");

    /// <summary>The installed release; null when none is.</summary>
    public Release? Installed => Release.In(Current);

    public string FolderOf(Release release) => FolderOf(release.Version);

    public string FolderOf(string version) => Path.Combine(Releases, version);

    /// <summary>Makes a release the one that runs at the next start.</summary>
    public async Task UseAsync(string version, CancellationToken cancellation)
    {
        var next = Current + ".next";
        File.Delete(next);
        // Relative, so that it also holds within an image.
        File.CreateSymbolicLink(next, Path.Combine("releases", version));
        // Renamed over the old one: there is no moment without a current release. File.Move takes no link to a folder.
        await Tool.RunAsync("mv", ["-T", next, Current], cancellation);
    }

    string At(string path) => Path.Combine(Root, path.TrimStart('/'));
}
