using System.IO.Compression;
using Map.Gateway.Http.Caching;

namespace Map.Gateway.Packs;

/// <summary>A row of /packs.json.</summary>
/// <param name="Code">all, or a country.</param>
/// <param name="Places">How many places it has.</param>
/// <param name="Bytes">What is transferred: its size under Brotli, as browsers ask for it.</param>
/// <param name="TownsBytes">The same of its towns.</param>
sealed record PackOffer(string Code, int Places, long Bytes, long TownsBytes);

/// <summary>/packs.json.</summary>
sealed record PackList(long Revision, IReadOnlyList<PackOffer> Packs);

/// <summary>Which packs there are, and how large. All are measured in one pass over the places, once for each data version; towns only when the
/// regions change, which they hardly do.</summary>
sealed class PackOffers(
    PackReader reader, TownColumns towns, V1.RegionsService.RegionsServiceClient regionsService,
    KnownPackList known, KnownDataVersion version, TimeProvider time)
{
    public async Task<PackList> ReadAsync(CancellationToken cancellation)
    {
        var current = version.Current;
        if (current is not null && known.List is var (of, list) && of == current)
            return list;
        list = await MeasureAsync(cancellation);
        if (current is not null)
            known.List = (current, list);
        return list;
    }

    async Task<PackList> MeasureAsync(CancellationToken cancellation)
    {
        var revision = await reader.RevisionAsync(cancellation);
        var regions = await PackRegions.ReadAsync(regionsService, cancellation);
        var packs = new SortedDictionary<string, MeasuredPack>(StringComparer.Ordinal);
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        // A country is offered when a place lies in it; who only helps there from elsewhere is known once all places are.
        var every = regions.Countries.Select(code => new PackScope(code, regions)).ToList();
        try
        {
            foreach (var scope in every.Append(new(PackScope.Whole, regions)))
                packs.Add(scope.Code, new(scope, revision, day));
            using var call = reader.Open(new(PackScope.Whole, regions), cancellation);
            while (await call.ResponseStream.MoveNext(cancellation))
            {
                PackReader.Write(call.ResponseStream.Current, place => [.. packs.Values.Where(pack => pack.Takes(place)).Select(pack => pack.Writer)]);
                foreach (var pack in packs.Values)
                    pack.Compress();
            }

            var offers = new List<PackOffer>();
            foreach (var pack in packs.Values.Where(pack => pack.IsOffered))
                offers.Add(new(pack.Scope.Code, pack.Writer.Count, pack.End(), await TownsBytesAsync(pack.Scope, cancellation)));
            return new(revision, offers);
        }
        finally
        {
            foreach (var pack in packs.Values)
                pack.Dispose();
        }
    }

    async Task<long> TownsBytesAsync(PackScope scope, CancellationToken cancellation)
    {
        var key = (scope.Code, string.Join(' ', scope.Regions.All.Select(region => region.Code).Order(StringComparer.Ordinal)));
        if (known.TownsBytes.TryGetValue(key.Code, out var measured) && measured.Regions == key.Item2)
            return measured.Bytes;
        using var counter = new CountingStream();
        using (var compressed = new BrotliStream(counter, CompressionLevel.Optimal, leaveOpen: true))
            compressed.Write(await towns.ReadAsync(scope, cancellation));
        known.TownsBytes[key.Code] = (key.Item2, counter.Count);
        return counter.Count;
    }
}
