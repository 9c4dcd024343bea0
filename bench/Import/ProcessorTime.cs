using System.Globalization;

namespace Map.Bench.Import;

/// <summary>Processor time of this process and of the server of a private cluster, in seconds: unlike the time on the clock, it hardly changes
/// when others use the machine.</summary>
/// <param name="Service">Of this process.</param>
/// <param name="Database">Of all processes of the server.</param>
readonly record struct ProcessorTime(double Service, double Database)
{
    const double TicksPerSecond = 100;

    /// <param name="cluster">The folder of the running cluster.</param>
    public static ProcessorTime Of(string cluster)
    {
        var postmaster = File.ReadLines(Path.Combine(cluster, "data", "postmaster.pid")).First();
        var ticks = 0.0;
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            // What follows the name of the program: state, parent, …; the times are the 12th and 13th, of ended children the 14th and 15th.
            if (Read(Path.Combine(folder, "stat"))?.Split(") ")[^1].Split(' ') is not { } fields) continue;
            if (Path.GetFileName(folder) == postmaster) ticks += Number(fields[13]) + Number(fields[14]);
            if (fields[1] == postmaster) ticks += Number(fields[11]) + Number(fields[12]);
        }

        return new(Environment.CpuUsage.TotalTime.TotalSeconds, ticks / TicksPerSecond);
    }

    public static ProcessorTime operator -(ProcessorTime after, ProcessorTime before) =>
        new(after.Service - before.Service, after.Database - before.Database);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Service:0.0} + {Database:0.0} s");

    // Null for one that has ended meanwhile.
    static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return null;
        }
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
