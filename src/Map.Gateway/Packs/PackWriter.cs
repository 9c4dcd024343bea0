using System.Globalization;
using System.Text.Json;
using Map.Contract.Files;

namespace Map.Gateway.Packs;

/// <summary>
/// Writes packs as JSON, without what is empty. Plain objects: what repeats in them is what compression removes, and columns save no more.
/// </summary>
sealed class PackWriter(Stream buffer, PackScope scope) : IDisposable
{
    // Never embedded in a page, so that names may keep their letters instead of \u escapes.
    readonly Utf8JsonWriter json = new(buffer, JsonValues.Options);
    readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>How many places were written.</summary>
    public int Count { get; private set; }

    /// <param name="revision">A revision that the places have for certain.</param>
    /// <param name="made">The day.</param>
    public void Begin(long revision, DateOnly made)
    {
        json.WriteStartObject();
        json.WriteString("code", scope.Code);
        json.WriteNumber("revision", revision);
        json.WriteString("made", made.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartArray("places");
    }

    public void Write(V1.Place place, IReadOnlyList<string> operators)
    {
        PackPlaceJson.Write(json, place, operators, scope.Regions);
        used.UnionWith(place.RegionCodes.Concat(place.CoverageCodes).SelectMany(scope.Regions.WithAncestors));
        Count++;
    }

    // Last, because a group that helps here from another country names regions of its own.
    public void End()
    {
        json.WriteEndArray();
        json.WriteStartObject("regions");
        foreach (var region in scope.Regions.All.Where(region => scope.Has(region.Code) || used.Contains(region.Code)))
            Write(region);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public void Flush() => json.Flush();

    public void Dispose() => json.Dispose();

    void Write(V1.Region region)
    {
        json.WriteStartObject(region.Code);
        json.WriteString("name", region.Name);
        // Most regions of the whole map have nothing on it: their translations would be half of the pack.
        if (!scope.IsWhole || region.Kind == V1.RegionKind.Country || used.Contains(region.Code))
            PackPlaceJson.WriteNames(json, region.Names.Where(name => name.Value != region.Name && PackLanguages.Has(name.Key)));
        if (region.HasParentCode)
            json.WriteString("parent", region.ParentCode);
        json.WriteString("kind", Words.Of(region.Kind));
        json.WriteNumber("km2", region.SquareKm);
        json.WriteEndObject();
    }
}
