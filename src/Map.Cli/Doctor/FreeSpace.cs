using System.Globalization;
using Map.Cli.Install;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>Whether a disk has room, in bytes and in files. PostgreSQL stops when it cannot write its log.</summary>
/// <param name="what">What is on the disk.</param>
/// <param name="folder">A folder on it, or one that will be.</param>
sealed class FreeSpace(string what, string folder) : ICheck
{
    const double Low = 0.15;
    const double TooLow = 0.05;
    // Of a large disk a small part is enough.
    const long Plenty = 20L << 30;

    public string Name => $"disk of {what}";

    public async Task<Finding> RunAsync(CancellationToken cancellation)
    {
        var present = folder;
        while (!Directory.Exists(present))
            present = Path.GetDirectoryName(present)!;
        // Size of a block, blocks, those that are free for whoever is not root; files, those that are free.
        var numbers = (await Tool.RunAsync("stat", ["-f", "-c", "%S %b %a %c %d", "--", present], cancellation))
            .Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var (size, free) = (numbers[0] * numbers[1], numbers[0] * numbers[2]);
        var found = string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:0.0} of {size / 1e9:0.0} GB are free in {present}");
        // Some file systems have no limit of files, and say 0.
        var (bytes, files) = (Part(free, size), numbers[3] == 0 ? 1 : Part(numbers[4], numbers[3]));
        if (files < Low)
            found += string.Create(CultureInfo.InvariantCulture, $", and {numbers[4]} of {numbers[3]} files");
        var level = Math.Min(free > Plenty ? 1 : bytes, files) switch { < TooLow => FindingLevel.Fault, < Low => FindingLevel.Warning, _ => FindingLevel.Ok };
        return new(Name, level, found, level == FindingLevel.Ok ? "" : "make room, or enlarge it: du -xh --max-depth=2 / | sort -h | tail");
    }

    static double Part(long free, long all) => all == 0 ? 1 : (double)free / all;
}
