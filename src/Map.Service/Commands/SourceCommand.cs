using System.CommandLine;
using System.Globalization;
using Map.Columns;
using Map.Service.Contributions.Twins;
using Map.Service.Hosting.Fetching;
using Map.Service.Import.Calendars;
using Map.Service.Import.Lists;
using Map.Service.Import.Sources;
using Map.Service.Places.Read;
using Map.Sheets;

namespace Map.Service.Commands;

/// <summary><c>source add</c>, <c>list</c>, <c>run</c> and <c>remove</c>: lists of others that are watched.</summary>
static class SourceCommand
{
    public static Command Create(IConfiguration configuration, TimeProvider clock) => new("source", "Watch lists of others: what differs is suggested.")
    {
        Add(configuration, clock), List(configuration), Run(configuration, clock), Remove(configuration),
    };

    static Command Add(IConfiguration configuration, TimeProvider clock)
    {
        var address = new Argument<string>("ADDRESS");
        var every = new Option<string>("--every") { DefaultValueFactory = _ => "P1W" };
        var allowPrivate = new Option<bool>("--allow-private");
        var command = new Command("add", "Watch a list.") { address, every, allowPrivate };
        var arguments = new ListArguments();
        foreach (var option in arguments.Options) command.Add(option);
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            var options = await arguments.ReadAsync(parsed, cancellation);
            if (Every.Parse(parsed.GetValue(every)!) is not { } period)
                throw Refusal.Invalid("--every", $"{Quote.Of(parsed.GetValue(every)!)} is none of PT6H, P1D, P1W, P3M: one number of hours, days, weeks or months, to a year.");
            var given = WatchedCalendar.AddressOf(parsed.GetValue(address)!);
            var fault = SourceFetch.IsWeb(given) ? PublicHttp.FaultOf(given) : File.Exists(given) ? null : "is neither a web address nor a file.";
            if (fault is not null)
                throw Refusal.Invalid("ADDRESS", $"{Quote.Of(given)} {fault}");
            var source = new WatchedSource(
                NameOf(given, options), SourceFetch.IsWeb(given) ? given : Path.GetFullPath(given), options, period, parsed.GetValue(allowPrivate), clock.GetUtcNow());
            Check(given, options);
            if (!await new WatchedSources(database).AddAsync(source, cancellation))
                return await OperatorCommands.FailAsync($"a source of the list {source.Name} is watched already; remove it first, or give another name by --list.");
            Console.WriteLine(source.Name);
            await Console.Error.WriteLineAsync(SourceFetch.IsWeb(given)
                ? $"The service fetches it within a minute, and every {period}. ./map source run {source.Name} fetches it now."
                : $"Only ./map source run {source.Name} reads a file.");
            return 0;
        });
        return command;
    }

    static void Check(string address, ImportOptions options)
    {
        try
        {
            if (WatchedCalendar.IsLikely(address, options)) WatchedCalendar.Check(options);
            else ListChoices.Of(options);
        }
        catch (Refusal refusal)
        {
            throw ListArguments.InOptions(refusal);
        }
    }

    static string NameOf(string address, ImportOptions options)
    {
        try
        {
            var mapping = options.HasMapping ? MappingFile.Read(options.Mapping) : null;
            var file = SourceFetch.IsWeb(address) ? new Uri(address).AbsolutePath.TrimEnd('/') : address;
            return ListFile.Slug(options.HasList ? options.List : mapping is { List.Length: > 0 } ? mapping.List : Path.GetFileNameWithoutExtension(file));
        }
        catch (SheetException problem)
        {
            throw Refusal.Invalid("--mapping", problem.Message);
        }
    }

    static Command List(IConfiguration configuration)
    {
        var command = new Command("list", "List the sources, and what became of them.");
        command.SetAction(configuration, async (_, database, cancellation) =>
        {
            foreach (var source in await new WatchedSources(database).ListAsync(cancellation)) Console.WriteLine(Text(source));
            return 0;
        });
        return command;
    }

    static string Text(WatchedSource source)
    {
        var failed = source.Failures > 0 ? $"failed {source.Failures} time(s): " : "";
        var last = source.FetchedAt is { } at ? $"read {Day(at)}" : "not read yet";
        return $"{source.Name}  {source.Address}  every {source.Every}, next {Day(source.DueAt)}\n    {last}; {failed}{source.Result ?? "not fetched yet."}";
    }

    static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    static Command Run(IConfiguration configuration, TimeProvider clock)
    {
        var name = new Argument<string?>("NAME") { Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("run", "Fetch the sources that are due, or one of them now, and suggest what differs.") { name };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            var (wanted, now, sources) = (parsed.GetValue(name), clock.GetUtcNow(), new WatchedSources(database));
            var lists = new ListImport(database, new SimilarPlaces(database, new BatchGetPlaces(MapServers.Only(database)), clock), clock);
            var calendars = new CalendarImport(database, new SimilarPlaces(database, new BatchGetPlaces(MapServers.Only(database)), clock), clock);
            var run = await new RunSources(
                    sources, SourceFetch.Usual(clock), lists, ListSuggestions.OfOperator(lists, database, clock), calendars, CalendarSuggestions.OfOperator(database, clock), database, clock)
                .RunAsync(source => wanted is null ? source.DueAt <= now : source.Name == wanted, cancellation);
            if (run is null) return await OperatorCommands.FailAsync("another process is fetching sources at the moment; try again when it is done.");
            if (wanted is not null && run.Count == 0) return await OperatorCommands.FailAsync($"no source {wanted} is watched.");
            foreach (var source in run) Console.WriteLine($"{source.Name}: {source.Result}");
            return run.Any(source => source.Failures > 0) ? 1 : 0;
        });
        return command;
    }

    static Command Remove(IConfiguration configuration)
    {
        var name = new Argument<string>("NAME");
        var command = new Command("remove", "Watch a source no more. What was suggested of it stays.") { name };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            if (!await new WatchedSources(database).RemoveAsync(parsed.GetValue(name)!, cancellation))
                return await OperatorCommands.FailAsync($"no source {parsed.GetValue(name)} is watched.");
            Console.WriteLine($"{parsed.GetValue(name)} removed");
            return 0;
        });
        return command;
    }
}
