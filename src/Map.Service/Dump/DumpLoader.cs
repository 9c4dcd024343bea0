using Map.Contract.Files;
using Map.Gazetteer;
using Map.Service.Import;
using Map.Service.Places.Write;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Dump;

/// <summary>Fills an empty map with the dump of another one: a copy of it, with the same ids.</summary>
public static class DumpLoader
{
    // Only so many places are in memory at a time.
    internal const int Batch = 1_000;

    /// <summary>Loads a dump, all or nothing. Regions, facility types and surveys, which no dump has, come from the folder of the seed.</summary>
    /// <param name="database">A migrated database.</param>
    /// <param name="path">The dump.</param>
    /// <param name="seed">The folder of the seed.</param>
    /// <param name="clock">The time of its revisions.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The hash of the state of the dump, and that of the map it has become.</returns>
    /// <exception cref="Refusal">The dump is not whole or breaks a rule, or the map is not empty. Nothing was written.</exception>
    public static async Task<(string Dump, string Copy)> LoadAsync(
        NpgsqlDataSource database, string path, string seed, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var content = await DumpContent.ReadAsync(path, cancellationToken);
            return (content.Seal.State, await LoadAsync(database, content, seed, clock, cancellationToken));
        }
        catch (InvalidDumpException exception)
        {
            throw new Refusal(ErrorReason.InvalidArgument, $"{path} cannot be loaded: {exception.Message} Nothing was written.", null, exception);
        }
    }

    /// <param name="database">A migrated database.</param>
    /// <param name="content">The dump.</param>
    /// <param name="seed">The folder of the seed.</param>
    /// <param name="clock">The time of its revisions.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="last">What else is written in the transaction, once all is loaded.</param>
    /// <returns>The hash of the state of the map it has become.</returns>
    /// <exception cref="InvalidDumpException">It breaks a rule. Nothing was written.</exception>
    internal static async Task<string> LoadAsync(
        NpgsqlDataSource database, DumpContent content, string seed, TimeProvider clock, CancellationToken cancellationToken,
        Func<MapDbContext, Task>? last = null)
    {
        // Checked twice: here to be fast when there is nothing to do, and again once other writers are locked out.
        await using (var context = MapDbContext.Open(database, clock))
            await RefuseUnlessEmptyAsync(context, cancellationToken);
        var files = SeedLoader.FilesOf(seed).Where(IsOfRegions).ToList();
        var report = await Importer.ImportAsync(
            database, files, onlyIfEmpty: false, clock, cancellationToken, also: async context =>
            {
                await FillAsync(context, content, clock, cancellationToken);
                if (last is not null) await last(context);
            });
        if (!report!.Succeeded)
            throw new Refusal(ErrorReason.InvalidArgument, $"The regions of the seed cannot be imported: {string.Join("; ", ProblemLines.Of(report.Problems))}");
        return await StateAsync(database, cancellationToken);
    }

    static async Task FillAsync(MapDbContext context, DumpContent content, TimeProvider clock, CancellationToken cancellationToken)
    {
        await RefuseUnlessEmptyAsync(context, cancellationToken);
        context.ChangeTracker.Clear();
        context.Author = Author.Import with { Act = new(Guid.CreateVersion7(clock.GetUtcNow()), "import", Path.GetFileName(content.Path)) };
        var writer = new DumpEntities(context, content, new PlaceChecks(clock), await EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken));
        await writer.WriteOrganisationsAsync(content.Organisations, cancellationToken);
        await foreach (var places in content.PlacesAsync(cancellationToken).Chunk(Batch).WithCancellation(cancellationToken))
            await writer.WritePlacesAsync(places, cancellationToken);
    }

    static bool IsOfRegions(string file) => RegionFile.Is(file)
        || Path.GetFileName(file) is var name && (name == FileFormat.FacilityTypes.Name || name == FileFormat.Surveys.Name || name == FileFormat.Words.Name);

    static async Task RefuseUnlessEmptyAsync(MapDbContext context, CancellationToken cancellationToken)
    {
        if (await context.Places.AnyAsync(cancellationToken) || await context.Organisations.AnyAsync(cancellationToken))
            throw new Refusal(
                ErrorReason.InvalidArgument, "The map has places or organisations already, and a dump fills only an empty one. Use another database, or another MAP_STATE.");
    }

    /// <summary>The hash of the present state of a map.</summary>
    internal static async Task<string> StateAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        using var results = new LargeResults(MapServers.Only(database), new SpoolSpace(long.MaxValue));
        using var hash = new DumpHash();
        await foreach (var part in new StreamDump(results).RunAsync(cancellationToken))
            foreach (var entry in part.Entries)
                if (DumpForm.StateLine(entry) is { } line)
                    hash.Add(line, isState: true);
        return hash.State;
    }
}
