using System.Globalization;

namespace Map.Cli.Clusters;

/// <summary>The folder with the server and client programs of one installed PostgreSQL.</summary>
public sealed record PostgresBinaries(string Folder, int Major)
{
    const string DebianRoot = "/usr/lib/postgresql";

    static readonly string[] Extensions = ["postgis-3", "pg_trgm", "unaccent", "fuzzystrmatch", "_int"];

    static readonly string[] Programs = ["initdb", "pg_ctl", "postgres", "psql", "createdb"];

    /// <summary>Finds the newest PostgreSQL with PostGIS, or that of the given major version, which an existing cluster requires.</summary>
    /// <exception cref="ClusterException">Nothing suitable is installed; the message says how to install it.</exception>
    public static PostgresBinaries Find(int? major = null)
        => OfDebian().Concat(OfPath())
            .Where(found => major is null || found.Major == major)
            .OrderByDescending(found => found.HasPostGis)
            .ThenByDescending(found => found.Major)
            .FirstOrDefault()
        ?? throw new ClusterException(major is null
            ? "PostgreSQL is not installed. On Debian or Ubuntu: apt-get install postgresql-postgis"
            : $"This cluster was made by PostgreSQL {major}, which is not installed. On Debian or Ubuntu: "
                + $"apt-get install postgresql-{major}-postgis-3");

    public string PathOf(string program) => Path.Combine(Folder, program);

    /// <summary>What the map's statements need, of that which is there: loaded once when the server starts, and not by each connection, of whose time it
    /// is two thirds.</summary>
    public IEnumerable<string> Libraries => Extensions.Where(name => File.Exists($"{DebianRoot}/{Major}/lib/{name}.so"));

    // Only Debian's layout says where extensions are without running anything.
    bool HasPostGis => File.Exists($"/usr/share/postgresql/{Major}/extension/postgis.control");

    static IEnumerable<PostgresBinaries> OfDebian()
        => Directory.Exists(DebianRoot)
            ? from version in Directory.GetDirectories(DebianRoot)
              let folder = Path.Combine(version, "bin")
              where IsComplete(folder) && int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out _)
              select new PostgresBinaries(folder, int.Parse(Path.GetFileName(version), CultureInfo.InvariantCulture))
            : [];

    static IEnumerable<PostgresBinaries> OfPath()
        => from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
           where IsComplete(folder)
           select new PostgresBinaries(folder, AskVersion(Path.Combine(folder, "postgres")));

    static bool IsComplete(string folder)
        => folder.Length > 0 && Programs.All(program => File.Exists(Path.Combine(folder, program)));

    // Prints "postgres (PostgreSQL) 17.2 (…)".
    static int AskVersion(string postgres)
    {
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(postgres, "--version") { RedirectStandardOutput = true })!;
        var words = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return int.Parse(words[2].Split('.')[0], CultureInfo.InvariantCulture);
    }
}
