using Map.Cli.Dump;

namespace Map.Cli.Up;

/// <summary>What an empty map is filled with before it starts.</summary>
/// <param name="NeedsEmpty">Whether a map that has something already is refused.</param>
/// <param name="Check">Refuses what cannot succeed, before anything is started.</param>
/// <param name="RunAsync">Fills it, by commands of the service.</param>
sealed record Filling(bool NeedsEmpty, Action Check, Func<Checkout, Func<string[], Task>, CancellationToken, Task> RunAsync)
{
    /// <summary>The files in seed; nothing when the map is not empty.</summary>
    public static Filling Seed { get; } = new(
        false, () => { }, (_, command, _) => Progress.Step("loading the seed, if the map is empty", () => command(["seed"])));

    /// <summary>The dump of another map: a file, or the address of that map.</summary>
    public static Filling Copy(string from) => new(
        true,
        () =>
        {
            if (!DumpDownload.IsAddress(from) && !File.Exists(from))
                throw new CommandException($"there is no file {from}. --from is a file of ./map dump, or the address of a map: https://example.org");
        },
        async (checkout, command, cancellation) =>
        {
            var file = from;
            if (DumpDownload.IsAddress(from))
            {
                file = Path.Combine(RunFolder.Make(checkout), "from.ndjson");
                await Progress.Step("downloading the map", () => DumpDownload.RunAsync(from, file, cancellation));
            }

            await Progress.Step("copying the map", () => command(["seed", "--from", Path.GetFullPath(file)]));
            if (file != from) File.Delete(file);
        });

    /// <summary>Another map, which the service then follows.</summary>
    /// <param name="arguments">Of the service's command.</param>
    public static Filling Mirror(IEnumerable<string> arguments) =>
        new(true, () => { }, (_, command, _) => Progress.Step("copying the map", () => command([.. arguments])));
}
