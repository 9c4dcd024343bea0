using System.CommandLine;

namespace Map.Cli.Import;

/// <summary>How a list is read, and what of it is taken. Passed on as they were typed.</summary>
static class ListOptions
{
    public static IEnumerable<Option> All() =>
    [
        new Option<string>("--mapping") { Description = "what the columns of a list mean: a file that --save-mapping wrote, perhaps edited" },
        new Option<string>("--list") { Description = "a name of the list, by which its rows are known again; that of the file when not given" },
        new Option<string[]>("--set") { Description = "what holds for rows that do not say it, such as kind=detention_centre, country=GB, source=\"Report of 2024\"; of a calendar time_zone=Europe/Paris, venue=places, see docs/import.md" },
        new Option<string[]>("--accept")
        {
            Description = "warnings that are accepted: their codes, numbers of lines, or all", AllowMultipleArgumentsPerToken = true,
        },
        new Option<string[]>("--leave-out")
        {
            Description = "rows that are not imported: numbers of lines, or outcomes such as wrong, changed", AllowMultipleArgumentsPerToken = true,
        },
        new Option<bool>("--add-twins") { Description = "adds rows that are likely on the map already" },
    ];
}
