using System.Globalization;
using System.Security.Cryptography;
using Map.Columns;
using Map.Service.Contributions.Edits;
using Map.Service.Hosting.Fetching;
using Map.Service.Import.Calendars;
using Map.Service.Import.Lists;
using Map.Sheets;

namespace Map.Service.Import.Sources;

/// <summary>Fetches sources and suggests what differs. One process at a time does.</summary>
sealed class RunSources(
    WatchedSources sources, SourceFetch fetch, ListImport lists, ListSuggestions suggestions, CalendarImport calendars, CalendarSuggestions ofCalendars,
    NpgsqlDataSource database, TimeProvider clock)
{
    // Of pg_advisory_lock: any number that no other lock has.
    const long LockKey = 0x736f7572001;

    /// <summary>Runs some of the sources.</summary>
    /// <returns>Each as it is afterwards; null when another process is at it.</returns>
    public async Task<IReadOnlyList<WatchedSource>?> RunAsync(Func<WatchedSource, bool> which, CancellationToken cancellationToken)
    {
        await using var alone = await SharedLock.TryTakeAsync(database, LockKey, cancellationToken);
        if (alone is null) return null;
        var run = new List<WatchedSource>();
        foreach (var source in (await sources.ListAsync(cancellationToken)).Where(which)) run.Add(await RunAsync(source, cancellationToken));
        return run;
    }

    async Task<WatchedSource> RunAsync(WatchedSource source, CancellationToken cancellationToken)
    {
        // Before anything is asked of a server: whatever happens here, it is not asked again at once.
        await sources.SaveAsync(source.Failed(clock.GetUtcNow(), "was interrupted."), cancellationToken);
        var after = await TryAsync(source, cancellationToken);
        await sources.SaveAsync(after, cancellationToken);
        return after;
    }

    async Task<WatchedSource> TryAsync(WatchedSource source, CancellationToken cancellationToken)
    {
        try
        {
            await using var fetched = await fetch.FetchAsync(source, cancellationToken);
            if (fetched.File is not { } file) return source.Read(clock.GetUtcNow(), "not modified.");
            var contents = await SHA256.HashDataAsync(file, cancellationToken);
            file.Position = 0;
            var (result, isWhole) = source.Contents is { } before && before.AsSpan().SequenceEqual(contents)
                ? ("the same as before.", true) : await SuggestAsync(source, fetched.Name, file, cancellationToken);
            // What is left is suggested by the next run, which needs the file again.
            return source.Read(clock.GetUtcNow(), result) with
            {
                ETag = isWhole ? fetched.ETag : null, LastModified = isWhole ? fetched.LastModified : null, Contents = isWhole ? contents : null,
            };
        }
        catch (FetchException failure)
        {
            return source.Failed(clock.GetUtcNow(), failure.Message, failure.RetryAfter);
        }
        catch (Exception failure) when (failure is SheetException or Refusal)
        {
            return source.Failed(clock.GetUtcNow(), failure.Message);
        }
    }

    async Task<(string Result, bool IsWhole)> SuggestAsync(WatchedSource source, string name, FileStream file, CancellationToken cancellationToken)
    {
        if (CalendarText.Is(file)) return await SuggestCalendarAsync(source, name, file, cancellationToken);
        var plan = await lists.PlanAsync(file, OptionsOf(source, name), SubjectReads.Everything, cancellationToken);
        var gone = await GoneRows.FindAsync(database, plan, cancellationToken);
        var response = await suggestions.RunAsync(plan, SubjectReads.Everything, keeps: true, cancellationToken, gone);
        var isWhole = !response.Notes.Any(note => note.Code == ListSuggestions.Full);
        var counts = string.Join(", ", response.Counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Rows:N0} {Words.Of(count.Outcome)}")));
        var vanished = gone.IsTooMuch
            ? $" {gone.Missing} of {gone.Known} known rows are not in it: more than a third, so nothing is concluded from that."
            : gone.Rows.Count > 0 ? $" {gone.Rows.Count} known rows are not in it any more." : "";
        return ($"{response.Suggested} suggested: {counts}.{vanished}", isWhole);
    }

    async Task<(string Result, bool IsWhole)> SuggestCalendarAsync(WatchedSource source, string name, FileStream file, CancellationToken cancellationToken)
    {
        WatchedCalendar.Check(source.Options);
        return await ofCalendars.RunAsync(await calendars.PlanAsync(file, OptionsOf(source, name), SubjectReads.Everything, cancellationToken), cancellationToken);
    }

    // A wrong row keeps nothing else out: nobody is there to choose.
    static ImportOptions OptionsOf(WatchedSource source, string name)
    {
        var options = source.Options.Clone();
        (options.FileName, options.List, options.AsSuggestions) = (name, source.Name, true);
        if (!options.LeaveOut.Contains("wrong")) options.LeaveOut.Add("wrong");
        var isCited = options.Defaults.ContainsKey("source") || (options.HasMapping && MappingFile.Read(options.Mapping).Defaults.ContainsKey("source"));
        // Without its query, which may have a token in it: sources are public.
        if (!isCited && SourceFetch.IsWeb(source.Address)) options.Defaults["source"] = new Uri(source.Address).GetLeftPart(UriPartial.Path);
        return options;
    }
}
