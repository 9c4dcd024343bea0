using System.Reflection;
using Map.Cli.Packages;

namespace Map.Cli;

/// <summary>The root folder of the project, or of an unpacked package, and what ./map keeps in it.</summary>
/// <param name="Root">The folder with the script map.</param>
public sealed record Checkout(string Root)
{
    /// <summary>
    /// What belongs to this machine: the database, logs, process ids. Safe to delete while nothing runs. MAP_STATE names another folder,
    /// for a second map from the same checkout.
    /// </summary>
    public string State { get; init; } = Environment.GetEnvironmentVariable("MAP_STATE") is { Length: > 0 } named ? named : Path.Combine(Root, ".map");

    /// <summary>The release that was unpacked here; null in a checkout, where programs are built.</summary>
    public Release? Package { get; } = Release.In(Root);

    /// <summary>The data that a new database starts with.</summary>
    public string Seed => Path.Combine(Root, "seed");

    /// <summary>The checkout that ./map names in MAP_ROOT, or else the one that this program was built in.</summary>
    public static Checkout Find()
    {
        if (Environment.GetEnvironmentVariable("MAP_ROOT") is { Length: > 0 } named)
            return new(named);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Map.sln")) || Release.In(folder.FullName) is not null)
                return new(folder.FullName);
        throw new CommandException(
            "this program is neither inside a checkout of Map nor in a package. Run it by ./map, or set MAP_ROOT to the folder with the script map.");
    }

    /// <summary>The built assembly of a service, of the same configuration as this program.</summary>
    public string Service(string name)
    {
        if (Package is not null)
            return Path.Combine(Root, Release.Programs, name, name + ".dll");
        var configuration = typeof(Checkout).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        return Path.Combine(Root, "artifacts", "bin", name, configuration.ToLowerInvariant(), name + ".dll");
    }

    /// <exception cref="CommandException">The assembly is not there.</exception>
    public static string Built(string assembly) => File.Exists(assembly)
        ? assembly
        : throw new CommandException($"{assembly} is missing. In a checkout ./map builds it: delete .map/built-* to make it build again. A package is to be unpacked again.");
}
