using Map.Contract.Files;
using Map.Service.Dump;
using Map.Service.Hosting.Fetching;

namespace Map.Service.Mirrors;

/// <summary>Makes an empty map a copy of another one, which the service then follows.</summary>
sealed class StartMirror(MirrorTable mirrors, MirrorFetch fetch, NpgsqlDataSource database, TimeProvider clock)
{
    /// <param name="original">The address of the dump, its key if that is known already, how often it is asked, and whether its host may be private.</param>
    /// <param name="seed">The folder of the seed, for the regions.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Refusal">It cannot be copied, or this is a map of its own. Nothing was written.</exception>
    public async Task<Mirror> RunAsync(
        (string Url, string? Key, TimeSpan Every, bool AllowsPrivate) original, string seed, CancellationToken cancellationToken)
    {
        try
        {
            await using var dump = (await fetch.FetchAsync(original.Url, original.AllowsPrivate, null, null, cancellationToken))!;
            if (original.Key is { } key && dump.Signed.Key != key)
                throw new InvalidDumpException($"it is signed by {dump.Signed.Key}, and not by {key}.");
            var isCopy = await mirrors.FindAsync(cancellationToken) is not null;
            var now = clock.GetUtcNow();
            var mirror = new Mirror(original.Url, dump.Signed.Key, original.Every, original.AllowsPrivate, dump.Signed, now, now);
            if (!isCopy)
            {
                var state = await DumpLoader.LoadAsync(database, dump.Content, seed, clock, cancellationToken);
                mirror = mirror.Checked(now, FollowMirror.FaultOf(state, dump.Signed)) with
                {
                    ETag = dump.Fetched.ETag, LastModified = dump.Fetched.LastModified,
                };
            }

            // A copy of another map, or by another key, is brought to the state of this one as it is brought to any other.
            await mirrors.PutAsync(mirror, cancellationToken);
            return mirror;
        }
        catch (FetchException failure)
        {
            throw new Refusal(ErrorReason.InvalidArgument, $"{original.Url} {failure.Message} Nothing was written.", null, failure);
        }
        catch (InvalidDumpException failure)
        {
            throw new Refusal(ErrorReason.InvalidArgument, $"What {original.Url} sent cannot be used: {failure.Message} Nothing was written.", null, failure);
        }
    }
}
