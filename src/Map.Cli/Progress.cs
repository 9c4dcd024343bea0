using System.Diagnostics;
using System.Globalization;

namespace Map.Cli;

/// <summary>Shows each step of a command and how long it took, in the same columns as the script ./map.</summary>
public static class Progress
{
    public static async Task<T> Step<T>(string what, Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        var result = await work();
        await Console.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"  {what,-44} {watch.Elapsed.TotalSeconds,6:0.0} s"));
        return result;
    }

    public static Task Step(string what, Func<Task> work) => Step(what, async () =>
    {
        await work();
        return true;
    });
}
