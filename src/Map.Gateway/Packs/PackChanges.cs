using System.Buffers;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Contract.Files;
using Map.Gateway.Upstream;

namespace Map.Gateway.Packs;

/// <summary>What a phone lacks that has a pack of some revision.</summary>
sealed class PackChanges(V1.ChangesService.ChangesServiceClient changes, V1.PlacesService.PlacesServiceClient places)
{
    const int PageSize = 1_000;

    /// <summary>The delta as JSON; where it would be as large as the pack, or the revision is not one of this map, only that the pack must
    /// be fetched whole.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(PackScope scope, long since, CancellationToken cancellation)
    {
        var whole = (await places.CountPlacesAsync(new() { Filter = scope.Filter }, cancellationToken: cancellation)).Count;
        var latest = new Dictionary<string, V1.Change>(StringComparer.Ordinal);
        var revision = since;
        try
        {
            for (var more = true; more;)
            {
                var page = await changes.ListChangesAsync(
                    new() { Since = revision, Filter = scope.Filter, PageSize = PageSize }, cancellationToken: cancellation);
                foreach (var change in page.Changes)
                    latest[change.PlaceId] = change;
                (revision, more) = (page.Revision, page.HasMore);
                if (latest.Count > 0 && latest.Count >= whole)
                    return Json(revision, [], [], scope, isWhole: true);
            }
        }
        // A revision from the future: the map was restored from an older copy.
        catch (RpcException exception) when (Failure.Of(exception).Violations.Any(violation => violation.Field == "since"))
        {
            return Json(since, [], [], scope, isWhole: true);
        }

        var changed = latest.Values.Where(change => change.Place is not null).ToList();
        return Json(
            revision,
            changed.Count == 0 ? [] : await WithOperatorsAsync(scope, changed, cancellation),
            [.. latest.Values.Where(change => change.Place is null).Select(change => change.PlaceId)],
            scope,
            isWhole: false);
    }

    // Changes do not say who operates a place, so the changed places are read again, with all that changed since the first of them.
    async Task<IReadOnlyList<(V1.Place Place, IReadOnlyList<string> Operators)>> WithOperatorsAsync(
        PackScope scope, List<V1.Change> changed, CancellationToken cancellation)
    {
        var filter = scope.Filter;
        filter.ChangedSince = changed.Select(change => change.Place.UpdatedAt).Min(Comparer<Timestamp>.Default);
        var wanted = changed.Select(change => change.PlaceId).ToHashSet(StringComparer.Ordinal);
        var found = new List<(V1.Place, IReadOnlyList<string>)>();
        using var call = places.StreamPlaces(new() { Filter = filter, WithOperators = true }, cancellationToken: cancellation);
        while (await call.ResponseStream.MoveNext(cancellation))
        {
            var part = call.ResponseStream.Current;
            found.AddRange(part.WithOperators().Where(pair => wanted.Contains(pair.Place.Id)));
        }

        return found;
    }

    static ReadOnlyMemory<byte> Json(
        long revision, IReadOnlyList<(V1.Place Place, IReadOnlyList<string> Operators)> places, IReadOnlyList<string> removed, PackScope scope, bool isWhole)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, JsonValues.Options);
        json.WriteStartObject();
        json.WriteNumber("revision", revision);
        json.WriteStartArray("places");
        foreach (var (place, operators) in places)
            PackPlaceJson.Write(json, place, operators, scope.Regions);
        json.WriteEndArray();
        json.WriteStartArray("removed");
        foreach (var id in removed)
            json.WriteStringValue(id);
        json.WriteEndArray();
        json.WriteBoolean("whole", isWhole);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
