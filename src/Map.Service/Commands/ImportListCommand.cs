using System.CommandLine;
using Google.Protobuf;
using Map.Columns;
using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Twins;
using Map.Service.Import.Lists;
using Map.Service.Places.Read;
using Map.Sheets;

namespace Map.Service.Commands;

/// <summary>The part of <c>import</c> that takes lists with columns of any name: shows what they are, and imports what is chosen.</summary>
sealed class ImportListCommand
{
    readonly Option<string> mapping = new("--mapping") { Description = "what the columns of a list mean: a file that --save-mapping wrote, perhaps edited" };
    readonly Option<string> saveMapping = new("--save-mapping") { Description = "writes what was understood of the columns, to be edited and given again" };
    readonly Option<string> list = new("--list") { Description = "a name of the list, by which its rows are known again; that of the file when not given" };
    readonly Option<string[]> set = new("--set") { Description = "what holds for rows that do not say it, such as kind=detention_centre, country=GB, source=\"Report of 2024\"" };
    readonly Option<string[]> accept = new("--accept") { Description = "warnings that are accepted: their codes, numbers of lines, or all", AllowMultipleArgumentsPerToken = true };
    readonly Option<string[]> leaveOut = new("--leave-out") { Description = "rows that are not imported: numbers of lines, or outcomes such as wrong, changed", AllowMultipleArgumentsPerToken = true };
    readonly Option<bool> addTwins = new("--add-twins") { Description = "adds rows that are likely on the map already" };
    readonly Option<bool> asSuggestions = new("--as-suggestions") { Description = "suggests the rows instead of writing them: reviewers decide" };
    readonly Option<bool> apply = new("--apply") { Description = "imports without asking; without it, a list is shown, and on a terminal asked about" };
    readonly Option<string> rest = new("--rest") { Description = "writes the rows that are not imported, and why, to a CSV file to be finished" };
    readonly Option<string> format = new("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };

    public IEnumerable<Option> Options => [mapping, saveMapping, list, set, accept, leaveOut, addTwins, asSuggestions, apply, rest, format];

    public async Task<int> RunAsync(ParseResult parsed, string file, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var lists = new ListImport(database, new SimilarPlaces(database, new BatchGetPlaces(database), clock), clock);
        var suggestions = ListSuggestions.OfOperator(lists, database, clock);
        try
        {
            var options = await OptionsAsync(parsed, file, cancellation);
            await using var content = File.OpenRead(file);
            var plan = await lists.PlanAsync(content, options, SubjectReads.Everything, cancellation);
            if (parsed.GetValue(saveMapping) is { } path) await File.WriteAllTextAsync(path, MappingFile.Write(plan.Mapping), cancellation);
            if (!parsed.GetValue(apply))
            {
                var preview = options.AsSuggestions
                    ? await suggestions.RunAsync(plan, SubjectReads.Everything, keeps: false, cancellation) : await lists.PreviewAsync(plan, cancellation);
                await PrintAsync(parsed, preview);
                if (!Asks(parsed, preview)) return await EndAsync(parsed, plan, "Nothing was written. --apply imports it.");
                // Somebody took their time to read.
                content.Position = 0;
                options.Preview = preview.Preview;
                plan = await lists.PlanAsync(content, options, SubjectReads.Everything, cancellation);
            }

            var response = options.AsSuggestions
                ? await suggestions.RunAsync(plan, SubjectReads.Everything, keeps: true, cancellation) : await lists.ApplyAsync(plan, cancellation);
            await PrintAsync(parsed, response);
            return await EndAsync(parsed, plan, Outcome(response, options));
        }
        catch (SheetException problem)
        {
            return await OperatorCommands.FailAsync($"{file} {problem.Message}");
        }
    }

    static string Outcome(ImportResponse response, ImportOptions options) =>
        response.HasActId ? $"Imported as the act {response.ActId}; revert it to undo all of it."
        : response.Suggested > 0 ? $"{response.Suggested} rows are suggested, and wait for reviewers."
        : options.AsSuggestions ? "Nothing is suggested." : "Nothing has changed.";

    async Task<ImportOptions> OptionsAsync(ParseResult parsed, string file, CancellationToken cancellation)
    {
        var options = new ImportOptions { FileName = Path.GetFileName(file), AddTwins = parsed.GetValue(addTwins), AsSuggestions = parsed.GetValue(asSuggestions) };
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

    bool Asks(ParseResult parsed, ImportResponse preview)
    {
        var rows = preview.Counts.Where(count => count.Outcome is ImportOutcome.New or ImportOutcome.Changed).Sum(count => count.Rows);
        if (rows == 0 || Console.IsInputRedirected || Console.IsOutputRedirected || parsed.GetValue(format) == "json") return false;
        Console.Write($"{(parsed.GetValue(asSuggestions) ? "Suggest" : "Import")} these {rows} rows? [y/N] ");
        return Console.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    async Task PrintAsync(ParseResult parsed, ImportResponse response)
    {
        if (parsed.GetValue(format) == "json") Console.WriteLine(JsonFormatter.Default.Format(response));
        else
            foreach (var line in ListText.Of(response)) await Console.Out.WriteLineAsync(line);
    }

    async Task<int> EndAsync(ParseResult parsed, ListPlan plan, string last)
    {
        if (parsed.GetValue(rest) is { } path)
            await Console.Error.WriteLineAsync($"{RestFile.Write(path, plan)} rows that are not imported are in {path}, with what to do.");
        await Console.Error.WriteLineAsync(last);
        return 0;
    }
}
