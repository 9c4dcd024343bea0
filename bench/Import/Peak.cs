using System.Globalization;

namespace Map.Bench.Import;

/// <summary>The most memory that this process held since the last beginning, as Linux counts it.</summary>
static class Peak
{
    /// <returns>What it holds now, in bytes.</returns>
    public static long Begin()
    {
        // Sets VmHWM back to what is held now.
        File.WriteAllText("/proc/self/clear_refs", "5");
        return Bytes();
    }

    public static long Bytes()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024;
    }
}
