using System.Text.Encodings.Web;
using System.Text.Json;
using Grpc.Core;

namespace Map.Gateway.Packs;

/// <summary>
/// The towns of a pack, as columns: neighbours in a column are alike, which makes them a third smaller than objects. Grouped by region and
/// within it the largest first, so that the column of regions takes almost nothing.
/// </summary>
sealed class TownColumns(V1.LocalitiesService.LocalitiesServiceClient service)
{
    // Of the whole map a phone gets the larger towns only.
    const int LeastInhabitantsOfWhole = 15_000;

    // A thousandth of a degree is at most 111 m, less than any town is wide.
    const int PartsOfDegree = 1_000;

    // Weights are logarithms: a tenth is as fine as anybody's idea of which town is the larger.
    const int PartsOfWeight = 10;

    static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="RpcException">The service cannot list them.</exception>
    public async Task<byte[]> ReadAsync(PackScope scope, CancellationToken cancellation)
    {
        var request = new V1.ListLocalitiesRequest();
        if (scope.IsWhole)
            request.LeastInhabitants = LeastInhabitantsOfWhole;
        else
            request.CountryCode = scope.Code;
        var columns = new Columns(scope.Code);
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        using var call = service.ListLocalities(request, cancellationToken: cancellation);
        while (await call.ResponseStream.MoveNext(cancellation))
        {
            // Of the whole map, only what lies in a region of it: nobody looks for groups near towns elsewhere.
            foreach (var locality in call.ResponseStream.Current.Localities.Where(locality => locality.HasRegionCode || !scope.IsWhole))
                Add(locality);
        }

        return JsonSerializer.SerializeToUtf8Bytes(columns, Options);

        void Add(V1.ListedLocality locality)
        {
            var region = locality.HasRegionCode ? locality.RegionCode : locality.CountryCode;
            if (!codes.TryGetValue(region, out var number))
            {
                codes.Add(region, number = codes.Count);
                columns.Regions.Add(new(region, locality.CountryCode, [.. scope.Regions.WithAncestors(region).Skip(1)]));
            }

            columns.Names.Add(locality.Name);
            columns.Other.Add(OtherNames(locality));
            columns.Lat.Add((int)Math.Round(locality.Position.Latitude * PartsOfDegree));
            columns.Lon.Add((int)Math.Round(locality.Position.Longitude * PartsOfDegree));
            columns.Region.Add(number);
            columns.Weight.Add((int)Math.Round(locality.Weight * PartsOfWeight));
            columns.Codes.Add(string.Join(' ', locality.Postcodes));
            if (locality.Kind == V1.LocalityKind.PostcodeDistrict)
                columns.Districts++;
        }
    }

    // As in the gazetteer: fr,es=Londres|ar=لندن.
    string OtherNames(V1.ListedLocality locality) => string.Join('|', locality.Names
        .Where(name => name.Value != locality.Name && PackLanguages.Has(name.Key)).OrderBy(name => name.Key, StringComparer.Ordinal)
        .GroupBy(name => name.Value, name => name.Key).Select(name => $"{string.Join(',', name)}={name.Key}"));

    /// <summary>A region of the column: its code, its country and what it lies in, from the narrowest to the widest.</summary>
    sealed record RegionRow(string Code, string Country, IReadOnlyList<string> Within);

    sealed record Columns(string Code)
    {
        public List<RegionRow> Regions { get; } = [];

        public List<string> Names { get; } = [];

        public List<string> Other { get; } = [];

        public List<int> Lat { get; } = [];

        public List<int> Lon { get; } = [];

        public List<int> Region { get; } = [];

        public List<int> Weight { get; } = [];

        public List<string> Codes { get; } = [];

        /// <summary>How many rows at the end are districts of postcodes.</summary>
        public int Districts { get; set; }
    }
}
