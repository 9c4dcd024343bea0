using System.Globalization;
using Map.Cli.Clusters;

namespace Map.Cli.Packages;

/// <summary>The version of a package: when the commit was made that it is built from, and which one that is.</summary>
/// <param name="Text">2026.11.30-0235-a61ed80, with -changed after it when files differ from the commit.</param>
/// <param name="Time">The time of the commit.</param>
/// <param name="Commit">Its whole hash.</param>
sealed record PackageVersion(string Text, DateTimeOffset Time, string Commit)
{
    /// <exception cref="CommandException">This is no git checkout.</exception>
    public static async Task<PackageVersion> OfAsync(Checkout checkout, CancellationToken cancellation)
    {
        var parts = (await GitAsync(checkout, cancellation, "log", "-1", "--format=%H %ct")).Split(' ');
        var time = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
        var isChanged = (await GitAsync(checkout, cancellation, "status", "--porcelain")).Length > 0;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyy.MM.dd-HHmm}-{parts[0][..7]}{(isChanged ? "-changed" : "")}"), time, parts[0]);
    }

    /// <summary>The files below some folders that git knows.</summary>
    public static async Task<IEnumerable<string>> FilesAsync(Checkout checkout, CancellationToken cancellation, params string[] paths) =>
        (await GitAsync(checkout, cancellation, ["ls-files", "-z", "--", .. paths])).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    static async Task<string> GitAsync(Checkout checkout, CancellationToken cancellation, params string[] arguments)
    {
        var result = await CommandResult.OfAsync(new("git", ["-C", checkout.Root, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        }, cancellation);
        return result.ExitCode == 0 ? result.Output : throw new CommandException($"git does not say what this checkout is, of which a package takes its version:\n{result.Output}");
    }
}
