using System.CommandLine;
using System.Text.RegularExpressions;

namespace Map.Service.Commands;

/// <summary>How a list is read, and what of it is taken: the options that <c>import</c> and <c>source add</c> have in common.</summary>
sealed partial class ListArguments
{
    readonly Option<string> mapping = new("--mapping") { Description = "what the columns of a list mean: a file that --save-mapping wrote, perhaps edited" };
    readonly Option<string> list = new("--list") { Description = "a name of the list, by which its rows are known again; that of the file when not given" };
    readonly Option<string[]> set = new("--set") { Description = "what holds for rows that do not say it, such as kind=detention_centre, country=GB, source=\"Report of 2024\"; of a calendar time_zone=Europe/Paris, venue=places, see docs/import.md" };
    readonly Option<string[]> accept = new("--accept") { Description = "warnings that are accepted: their codes, numbers of lines, or all", AllowMultipleArgumentsPerToken = true };
    readonly Option<string[]> leaveOut = new("--leave-out") { Description = "rows that are not imported: numbers of lines, or outcomes such as wrong, changed", AllowMultipleArgumentsPerToken = true };
    readonly Option<bool> addTwins = new("--add-twins") { Description = "adds rows that are likely on the map already" };

    public IEnumerable<Option> Options => [mapping, list, set, accept, leaveOut, addTwins];

    /// <exception cref="Refusal">An option has a form that it may not have.</exception>
    public async Task<ImportOptions> ReadAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = new ImportOptions { AddTwins = parsed.GetValue(addTwins) };
        if (parsed.GetValue(list) is { } name) options.List = name;
        if (parsed.GetValue(mapping) is { } path)
            options.Mapping = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellation) : throw Refusal.Invalid("--mapping", $"there is no file {path}.");
        options.Accept.AddRange(parsed.GetValue(accept) ?? []);
        options.LeaveOut.AddRange(parsed.GetValue(leaveOut) ?? []);
        foreach (var pair in parsed.GetValue(set) ?? [])
            if (pair.Split('=', 2) is [var field, var value]) options.Defaults[field] = value;
            else throw Refusal.Invalid("--set", $"{Quote.Of(pair)} is not of the form field=value, such as kind=detention_centre.");
        return options;
    }

    /// <summary>A refusal of the import in the words of the command line: all that is wrong, by the options in which it was said.</summary>
    public static Refusal InOptions(Refusal refusal) => refusal.Violations.Count == 0 ? refusal : new(
        refusal.Reason, string.Join($"{Environment.NewLine}map: ", refusal.Violations.Select(wrong => $"{OptionOf(wrong.Field)}: {wrong.Description}")), cause: refusal);

    static string OptionOf(string field) =>
        Default().Match(field) is { Success: true } said ? $"--set {said.Groups[1]}"
        : field.StartsWith("options.", StringComparison.Ordinal) ? $"--{field["options.".Length..].Split('[')[0].Replace('_', '-')}"
        : field;

    [GeneratedRegex(@"^options\.defaults\[(.+)\]$")]
    private static partial Regex Default();
}
