using System.Globalization;
using Map.Bench.Backups;
using Map.Bench.Columns;
using Map.Bench.Crowd;
using Map.Bench.Duplicates;
using Map.Bench.Events;
using Map.Bench.Files;
using Map.Bench.Flood;
using Map.Bench.Freshness;
using Map.Bench.GraphQL;
using Map.Bench.Import;
using Map.Bench.Load;
using Map.Bench.Locate;
using Map.Bench.Overload;
using Map.Bench.Places;
using Map.Bench.Places.Against;
using Map.Bench.Undo;

return await LeftBehind.RunAsync(async () => args switch
{
    ["graphql"] => await GraphQLBench.RunAsync(),
    ["graphql", "serve"] => await GraphQLServer.RunAsync(),
    ["duplicates"] => await DuplicatesBench.RunAsync(1_000_000),
    ["duplicates", "--places", var count] when int.TryParse(
        count, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places > 0 => await DuplicatesBench.RunAsync(places),
    ["duplicates", "--learn", "words" or "weights" or "mistakes"] => await DuplicatesBench.LearnAsync(args[2]),
    ["locate"] => await LocateBench.RunAsync(),
    ["places"] => await PlacesBench.RunAsync(1_000_000, ""),
    ["places", var count, .. { Length: <= 1 } rows] when int.TryParse(
        count, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places > 0 =>
        await PlacesBench.RunAsync(places, rows is [var prefix] ? prefix : ""),
    ["crowd", .. { Length: <= 1 } count] when int.TryParse(
        count is [var text] ? text : "1000000", NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places > 0 =>
        await CrowdBench.RunAsync(places),
    ["files", .. { Length: <= 2 } asked] when int.TryParse(
        asked is [var text, ..] ? text : FilesBench.Usual.ToString(CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var places)
        && places > 0 => await FilesBench.RunAsync(places, asked is [_, var prefix] ? prefix : ""),
    ["overload"] => await OverloadBench.RunAsync(),
    ["backup"] => await BackupBench.RunAsync(BackupBench.Moments, BackupBench.Places),
    ["backup", var moments, var count] when Positive(moments) is { } asked && Positive(count) is { } places => await BackupBench.RunAsync(asked, places),
    ["columns"] => ColumnsBench.Run(),
    ["events"] => await EventsBench.RunAsync(EventsBench.Usual),
    ["events", var count] when Positive(count) is { } series => await EventsBench.RunAsync(series),
    ["undo"] => await UndoBench.RunAsync(),
    ["freshness"] => await FreshnessBench.RunAsync(),
    ["import"] => await ImportBench.RunAsync(ImportBench.Usual),
    ["import", "--rows", var count] when int.TryParse(
        count, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows > 0 => await ImportBench.RunAsync(rows),
    ["flood", .. { Length: <= 2 } numbers] when Numbers(numbers) is var (hostile, minutes) && hostile > 0 && minutes > 0 =>
        await FloodBench.RunAsync(hostile, minutes),
    ["against", var other, .. { Length: <= 1 } rows] => await AgainstBench.RunAsync(other, rows is [var prefix] ? prefix : ""),
    _ => Usage(),
});

// How many suggestions, and within how many minutes; 0 for what is no number.
static (int Hostile, double Minutes) Numbers(string[] numbers) => (
    numbers.Length == 0 ? FloodBench.Usual.Hostile : int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hostile) ? hostile : 0,
    numbers.Length < 2 ? FloodBench.Usual.Minutes
        : double.TryParse(numbers[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0);

static int? Positive(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

static int Usage()
{
    Console.Error.WriteLine(
        "Usage: ./map bench graphql|locate|duplicates [--places HOW_MANY | --learn words|weights|mistakes]|"
        + "places [HOW_MANY [ROWS]]|crowd [HOW_MANY]|overload|backup [MOMENTS HOW_MANY]|files [HOW_MANY [NAME]]|flood [HOW_MANY [MINUTES]]|undo|events [HOW_MANY]|freshness|import [--rows N]|columns|"
        + "against CHECKOUT [ROWS]");
    return 2;
}
