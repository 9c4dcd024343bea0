using System.Globalization;
using Xunit.Abstractions;

namespace Map.Web.Tests.Running;

/// <summary>What was measured, printed with its test and kept for the table of ./map bench pages.</summary>
static class Figures
{
    /// <summary>A folder with one file a figure; unset: they are only printed.</summary>
    const string FolderKey = "MAP_FIGURES";

    /// <param name="output">Of the test.</param>
    /// <param name="goal">The goal that it belongs to: first answer.</param>
    /// <param name="what">What was measured: bytes of the largest answer.</param>
    /// <param name="value">The figure with its unit.</param>
    /// <param name="bound">What is asked for.</param>
    public static void Note(this ITestOutputHelper output, string goal, string what, string value, string bound)
    {
        output.WriteLine($"{goal}: {what}: {value} (goal: {bound})");
        if (Environment.GetEnvironmentVariable(FolderKey) is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        var name = string.Concat($"{goal}-{what}".Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
        File.WriteAllText(Path.Combine(folder, name + ".row"), $"| {goal} | {what} | {value} | {bound} |\n");
    }

    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
