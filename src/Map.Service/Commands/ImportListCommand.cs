using System.CommandLine;
using Google.Protobuf;
using Map.Columns;
using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Twins;
using Map.Service.Import.Calendars;
using Map.Service.Import.Lists;
using Map.Service.Places.Read;
using Map.Sheets;

namespace Map.Service.Commands;

/// <summary>The part of <c>import</c> that takes lists with columns of any name: shows what they are, and imports what is chosen.</summary>
sealed class ImportListCommand
{
    readonly ListArguments arguments = new();
    readonly Option<string> saveMapping = new("--save-mapping") { Description = "writes what was understood of the columns, to be edited and given again" };
    readonly Option<bool> asSuggestions = new("--as-suggestions") { Description = "suggests the rows instead of writing them: reviewers decide" };
    readonly Option<bool> apply = new("--apply") { Description = "imports without asking; without it, a list is shown, and on a terminal asked about" };
    readonly Option<string> rest = new("--rest") { Description = "writes the rows that are not imported, and why, to a CSV file to be finished" };
    readonly Option<string> format = new("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };

    public IEnumerable<Option> Options => [.. arguments.Options, saveMapping, asSuggestions, apply, rest, format];

    public async Task<int> RunAsync(ParseResult parsed, string file, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var lists = new ListImport(database, new SimilarPlaces(database, new BatchGetPlaces(MapServers.Only(database)), clock), clock);
        var suggestions = ListSuggestions.OfOperator(lists, database, clock);
        try
        {
            var options = await arguments.ReadAsync(parsed, cancellation);
            (options.FileName, options.AsSuggestions) = (Path.GetFileName(file), parsed.GetValue(asSuggestions));
            await using var content = File.OpenRead(file);
            if (CalendarText.Is(content)) return await RunCalendarAsync(parsed, content, options, database, clock, cancellation);
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
        catch (Refusal refusal)
        {
            throw ListArguments.InOptions(refusal);
        }
    }

    async Task<int> RunCalendarAsync(ParseResult parsed, FileStream content, ImportOptions options, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (options.AsSuggestions) throw Refusal.Invalid("--as-suggestions", "is given, and events of a file are not suggested; ./map source add suggests what changes in a calendar.");
        var calendars = new CalendarImport(database, new SimilarPlaces(database, new BatchGetPlaces(MapServers.Only(database)), clock), clock);
        if (!parsed.GetValue(apply))
        {
            var preview = CalendarImport.Preview(await calendars.PlanAsync(content, options, SubjectReads.Everything, cancellation));
            await PrintAsync(parsed, preview);
            if (!Asks(parsed, preview))
            {
                await Console.Error.WriteLineAsync("Nothing was written. --apply imports it.");
                return 0;
            }

            options.Preview = preview.Preview;
        }

        var (_, response) = await calendars.ApplyAsync(content, options, cancellation);
        await PrintAsync(parsed, response);
        await Console.Error.WriteLineAsync(Outcome(response, options));
        return 0;
    }

    static string Outcome(ImportResponse response, ImportOptions options) =>
        response.HasActId ? $"Imported as the act {response.ActId}; revert it to undo all of it."
        : response.Suggested > 0 ? $"{response.Suggested} rows are suggested, and wait for reviewers."
        : options.AsSuggestions ? "Nothing is suggested." : "Nothing has changed.";

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
