using Map.Cli.Clusters;

namespace Map.Cli.Backups;

/// <summary>Where the backups of a private cluster are kept: beside it, or in the folder that MAP_BACKUP names.</summary>
/// <param name="Folder">What belongs to this machine: the settings of pgBackRest with the key of the backups, and what was done when.</param>
/// <param name="Repository">The backups themselves, encrypted.</param>
sealed record BackupFolder(string Folder, string Repository)
{
    public const string Variable = "MAP_BACKUP";

    const string PathSetting = "repo1-path=";

    public string Settings => Path.Combine(Folder, "pgbackrest.conf");

    public string Status => Path.Combine(Folder, "status.json");

    /// <summary>For restores that are tried: on the disk of the database, which has room for it.</summary>
    public string Scratch => Path.Combine(Folder, "scratch");

    public static BackupFolder Of(PrivateCluster cluster)
    {
        var folder = new BackupFolder(cluster.Folder + "-backup", "");
        return folder with { Repository = folder.Chosen() ?? Named() ?? Path.Combine(folder.Folder, "repository") };
    }

    public static string PathLine(string repository) => PathSetting + repository;

    /// <summary>Whether MAP_BACKUP names another folder than that of the backups that there are already, which stay where they are.</summary>
    public bool IsElsewhere => Named() is { } named && named != Repository;

    /// <summary>The repository of the backups that there are already: to name another one does not move them.</summary>
    string? Chosen() => File.Exists(Settings)
        ? File.ReadLines(Settings).FirstOrDefault(line => line.StartsWith(PathSetting, StringComparison.Ordinal))?[PathSetting.Length..]
        : null;

    static string? Named() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? Path.GetFullPath(named) : null;
}
