using System.CommandLine;
using Map.Contract;

namespace Map.Cli.Export;

/// <summary>The parameters of a filter as options of a command.</summary>
static class FilterOptions
{
    public static IReadOnlyList<(FilterParameter Parameter, Option<string[]> Option)> All() =>
    [
        .. FilterParameter.All.Select(parameter => (parameter, new Option<string[]>(parameter.Flag)
        {
            Description = $"{parameter.Description} ({parameter.Form})", AllowMultipleArgumentsPerToken = true,
        })),
    ];
}
