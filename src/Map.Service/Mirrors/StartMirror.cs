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
            var file = MirrorFetch.File(original.Url, original.AllowsPrivate);
            await using var dump = (await fetch.FetchAsync(file, signed => Believe(signed, original.Key), cancellationToken))!;
            var now = clock.GetUtcNow();
            var mirror = new Mirror(original.Url, dump.Signed.Key, original.Every, original.AllowsPrivate, dump.Signed, now, now);
            if (await mirrors.FindAsync(cancellationToken) is not null)
            {
                // A copy of another map, or by another key, is brought to the state of this one as it is brought to any other.
                await mirrors.PutAsync(mirror, cancellationToken);
                return mirror;
            }

            var state = await DumpLoader.LoadAsync(
                database, dump.Content, seed, clock, cancellationToken, context => MirrorTable.PutAsync(mirror, context, cancellationToken));
            mirror = mirror.Copied(now, state, dump);
            await mirrors.SaveAsync(mirror, cancellationToken);
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

    static void Believe(SignedState signed, string? key)
    {
        if (key is not null && signed.Key != key) throw new InvalidDumpException($"it is signed by {signed.Key}, and not by {key}.");
    }
}
