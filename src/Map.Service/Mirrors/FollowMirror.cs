using Map.Contract.Files;
using Map.Gazetteer;
using Map.Service.Dump;
using Map.Service.Hosting.Fetching;
using Map.Service.Places.Write;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Mirrors;

/// <summary>Brings a copy to the present state of its original. One process at a time does.</summary>
sealed class FollowMirror(MirrorTable mirrors, MirrorFetch fetch, StreamDump map, NpgsqlDataSource database, TimeProvider clock)
{
    const long LockKey = 0x6d6972726f72;

    /// <summary>Asks the original, and copies what has changed: all of it or nothing.</summary>
    /// <param name="isWanted">Whether it is to be asked now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The mirror as it is afterwards; null when this is none, it is not to be asked, or another process is at it.</returns>
    public async Task<Mirror?> RunAsync(Func<Mirror, bool> isWanted, CancellationToken cancellationToken)
    {
        await using var alone = await SharedLock.TryTakeAsync(database, LockKey, cancellationToken);
        if (alone is null || await mirrors.FindAsync(cancellationToken) is not { } mirror || !isWanted(mirror)) return null;
        var after = await TryAsync(mirror, cancellationToken);
        await mirrors.SaveAsync(after, cancellationToken);
        return after;
    }

    async Task<Mirror> TryAsync(Mirror mirror, CancellationToken cancellationToken)
    {
        try
        {
            var file = MirrorFetch.File(mirror.Url, mirror.AllowsPrivate) with { ETag = mirror.ETag, LastModified = mirror.LastModified };
            await using var dump = await fetch.FetchAsync(file, signed => Believe(signed, mirror), cancellationToken);
            if (dump is null) return mirror.Checked(clock.GetUtcNow());
            await ApplyAsync(dump.Content, new Uri(mirror.Url).Host, cancellationToken);
            return mirror.Copied(clock.GetUtcNow(), await DumpLoader.StateAsync(database, cancellationToken), dump);
        }
        catch (FetchException failure)
        {
            return mirror.Failed(clock.GetUtcNow(), $"The original {failure.Message}", failure.RetryAfter);
        }
        catch (InvalidDumpException failure)
        {
            return mirror.Failed(clock.GetUtcNow(), $"What the original sent cannot be used: {failure.Message}");
        }
    }

    static void Believe(SignedState signed, Mirror mirror)
    {
        if (signed.Key != mirror.Key)
            throw new InvalidDumpException($"it is signed by {signed.Key}, and this mirror believes {mirror.Key} alone. If the original says that it "
                + "has a new key, run ./map mirror with --key and that.");
        // Who stands between could send an old one for ever, and so keep back what was withdrawn since.
        if (signed.Revision < mirror.Signed.Revision)
            throw new InvalidDumpException($"it is of revision {signed.Revision}, and {mirror.Signed.Revision} was copied already. If the original was "
                + "restored from a backup, run ./map mirror again.");
    }

    async Task ApplyAsync(DumpContent content, string host, CancellationToken cancellationToken)
    {
        await using var context = MapDbContext.Open(database, clock);
        context.Author = Author.Mirror with { Act = new(Guid.CreateVersion7(clock.GetUtcNow()), "mirror", host) };
        context.Database.SetCommandTimeout(TimeSpan.Zero);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("SET LOCAL statement_timeout = 0", cancellationToken);
        await context.LockAsync(cancellationToken);
        var difference = await MirrorDifference.OfAsync(content, map, cancellationToken);
        if (difference.IsEmpty) return;
        var writer = new DumpEntities(context, content, new PlaceChecks(clock), await EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken));
        await writer.RemoveInvolvementsAsync(difference.GoneInvolvements, cancellationToken);
        await writer.WriteOrganisationsAsync([.. content.Organisations.Where(row => difference.Organisations.Contains(row.Id))], cancellationToken);
        await foreach (var places in content.PlacesAsync(cancellationToken).Where(place => difference.Places.Contains(place.Id)).Chunk(DumpLoader.Batch))
            await writer.WritePlacesAsync(places, cancellationToken);
        await writer.RemovePlacesAsync(difference.GonePlaces, cancellationToken);
        await writer.RemoveOrganisationsAsync(difference.GoneOrganisations, cancellationToken);
        await transaction.CommitWholeAsync();
    }
}
